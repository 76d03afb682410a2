import { type Json, sameJson } from '../base/json.ts'
import { nearest } from '../base/nearest.ts'
import type { Input } from '../story/input.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import { variablesSet } from '../story/slot.ts'
import { parametersIn } from './call-arguments.ts'
import type { InkContent } from './ink-content.ts'
import type { InkPosition } from './ink-position.ts'
import { inkObjectAt, isInkContainer } from './ink-runtime.ts'
import { jsonToInk } from './ink-values.ts'
import type { Playhead } from './playhead.ts'
import { choiceIds } from './read-choices.ts'

const none: readonly never[] = []

/** @throws LacunaError `unknown-entry`. @param anywhere whether any knot or stitch may be entered. */
export function checkEntry({ bundle, root }: InkContent, entry: string, anywhere: boolean): void {
  const { entries } = bundle
  if (entries.includes(entry) || anywhere) {
    const knot = inkObjectAt(root, entry)
    const parameters = isInkContainer(knot) ? parametersIn(knot) : none
    if (parameters.length > 0) throw takesParameters(entry, parameters)
    if (isInkContainer(knot)) return
  }
  const meant = nearest(entry, entries)
  throw new LacunaError('unknown-entry', `The story has no entry "${entry}".`, {
    hint: `${meant === undefined ? '' : `Did you mean "${meant}"? `}Its entries: ${entries.join(', ') || 'none'}.`,
    data: { entry, entries },
  })
}

function takesParameters(entry: string, parameters: readonly string[]): LacunaError {
  const values = parameters.map(name => `game_${name}`)
  return new LacunaError(
    'unknown-entry',
    `"${entry}" takes parameters (${parameters.join(', ')}), which no game can give.`,
    {
      hint: `Write a knot without parameters that diverts to it: "=== ${entry}_entry" with "# entry" and "-> ${entry}(${values.join(', ')})", where ${values.join(', ')} are variables that the game gives.`,
      data: { entry, parameters },
    },
  )
}

/** The game's values that differ from the story's. @throws LacunaError `unknown-variable`, `wrong-value`. */
export function changedWorld(
  content: InkContent,
  playhead: Playhead,
  { world }: Input,
): readonly (readonly [string, Json])[] {
  if (world === undefined) return none
  const now = playhead.variables()
  const given = Object.entries(world)
  for (const [name, value] of given) checkValue(content, playhead, name, value)
  return given.filter(([name, value]) => !sameJson(now[name], value))
}

/**
 * Whether the slot that is waited for may set what an input brings in.
 * @throws LacunaError `wrong-input`, `unknown-variable`, `wrong-value`.
 */
export function checkValues(content: InkContent, playhead: Playhead, at: InkPosition, input: Input): void {
  if ((input.type !== 'value' && input.type !== 'returned') || input.values === undefined) return
  const slot = content.bundle.slots[at.waits.slot ?? '']
  const allowed = slot === undefined ? none : variablesSet(slot)
  for (const [name, value] of Object.entries(input.values)) {
    checkValue(content, playhead, name, value)
    if (allowed.includes(name)) continue
    throw new LacunaError('wrong-input', `The slot "${at.waits.slot}" may not set "${name}".`, {
      hint: `It may set: ${allowed.join(', ') || 'nothing'}.`,
      data: { variable: name, allowed },
    })
  }
}

/** @param withdrawn numbers of the offers that can't be taken any more. */
export function notOffered(
  content: InkContent,
  { offers }: Playhead,
  choice: string,
  withdrawn: readonly number[],
): LacunaError {
  const offered = choiceIds(content, offers).flatMap((id, index) =>
    withdrawn.includes(index) ? [] : [{ id, label: offers[index]?.text ?? '' }],
  )
  return new LacunaError('unknown-choice', `The choice "${choice}" is not offered here.`, {
    hint: `Offered: ${offered.map(({ id, label }) => `${id} ("${label}")`).join(', ')}.`,
    data: { choice, offered },
  })
}

function checkValue({ bundle }: InkContent, { runtime }: Playhead, name: string, value: Json): void {
  jsonToInk(runtime, bundle.variables, name, value)
}
