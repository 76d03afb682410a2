import { tagTargets } from '../../tag-targets.ts'
import type { Diagnoses } from '../diagnoses.ts'
import { childrenOf, nameOf, type ParsedObject, within } from '../parsed.ts'
import type { ScriptFlow } from '../script.ts'
import type { CheckedStory } from './checked-story.ts'

/** `detour`: its knot is a tunnel with a stitch `rejoin`, and every way into it is a tunnel's. */
export function checkDetours({ slots, script, source }: CheckedStory, diagnoses: Diagnoses): void {
  for (const { brief, tag, line } of slots) {
    if (tagTargets[brief.verb] !== 'knot' || line === undefined) continue
    const { flow } = line
    const say = (code: string, message: string, hint: string) => diagnoses.report(code, tag.place, message, hint)
    if (flow.kind !== 'knot' || !line.atHead || line.words.length > 0) {
      say(
        'detour-not-at-head',
        "A detour is a whole knot: its tag stands alone, right under the knot's name.",
        'Give the scene a knot of its own, put the tag under its name, and call it as a tunnel: "-> bargain ->".',
      )
      continue
    }
    const rejoin = childrenOf(flow.object).find(child => child.typeName === 'Stitch' && nameOf(child) === 'rejoin')
    if (rejoin === undefined) {
      say(
        'detour-without-rejoin',
        `Knot ${flow.path} has no stitch "rejoin" to come back at.`,
        'End the knot with "-> rejoin", then "= rejoin" and "->->" on lines of their own.',
      )
    } else if (![...within(rejoin)].some(({ typeName }) => typeName === 'TunnelOnwards')) {
      diagnoses.report(
        'detour-not-a-tunnel',
        source.place(rejoin),
        `${flow.path}.rejoin does not go back to where the detour was called.`,
        'End it with "->->".',
      )
    }
    for (const divert of divertsInto(flow, script.parsed)) {
      diagnoses.report(
        'detour-not-a-tunnel',
        source.place(divert),
        `This goes to the detour ${flow.path} and never comes back.`,
        `Call it as a tunnel: "-> ${flow.path} ->".`,
      )
    }
  }
}

function* divertsInto(flow: ScriptFlow, parsed: ParsedObject): Generator<ParsedObject> {
  for (const object of within(parsed)) {
    if (object.typeName !== 'Divert' || object.isTunnel === true || object.isFunctionCall === true) continue
    if (object.targetContent === flow.object && object.parent?.typeName !== 'DivertTarget') yield object
  }
}
