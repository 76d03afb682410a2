import { nearest } from '../../../base/nearest.ts'
import type { Diagnoses } from '../diagnoses.ts'
import { impurity } from '../impurity.ts'
import { leaveTag, leaveTarget, presentTag } from '../knot-tags.ts'
import { within } from '../parsed.ts'
import type { CheckedStory } from './checked-story.ts'

/** Whether names are meant as those of the cast: one of them is, nearly is, or is written as such keys are. */
function meansCast(names: readonly string[], cast: readonly string[]): boolean {
  const isKeyLike = (name: string): boolean => cast.length > 0 && /^\p{Lu}[\p{Lu}\p{N}_-]*$/u.test(name)
  return names.some(name => cast.includes(name) || nearest(name, cast) !== undefined || isKeyLike(name))
}

/** Message and hint for a `# leave` that leads nowhere. */
function unknownLeave({ flows }: CheckedStory['script'], name: string): readonly [message: string, hint: string] {
  const places = flows.filter(({ kind }) => kind === 'knot' || kind === 'stitch')
  const open = places.filter(({ parameters }) => parameters === 0).map(({ path }) => path)
  if (places.some(({ path }) => path === name)) {
    return [
      `${name} has parameters, and whoever walks away has nothing to pass for them.`,
      `Use variables instead, or name one of these: ${open.join(', ')}.`,
    ]
  }
  const meant = nearest(name, open)
  return [
    `"# leave: ${name}" names no knot or stitch of this story.`,
    `${meant === undefined ? '' : `Did you mean ${meant}? `}It can lead to: ${open.join(', ')}.`,
  ]
}

/** Entries, presence, facts and externals: what a knot or function says of itself. */
export function checkKnots({ script, bible, source }: CheckedStory, diagnoses: Diagnoses): void {
  const cast = Object.keys(bible.cast)
  for (const line of script.lines) {
    for (const tag of line.tags) {
      const names = presentTag(tag.text)
      const leave = leaveTag(tag.text)
      if (names === undefined && leave === undefined && tag.text !== 'entry') continue
      if (names !== undefined && !meansCast(names, cast)) {
        diagnoses.report(
          'tag-almost-known',
          tag.place,
          `"# ${tag.text}" names nobody of the cast: it is passed on as a tag of your own.`,
          `"# with NAME" says who is present. The cast of the bible: ${cast.join(', ') || 'nobody'}.`,
        )
        continue
      }
      const ownsFlow = line.flow.kind === 'knot' || line.flow.kind === 'stitch'
      if (!line.atHead || !ownsFlow) {
        diagnoses.report(
          'knot-tag-not-at-head',
          tag.place,
          `"# ${tag.text}" says something of a whole knot or stitch, and here nobody reads it.`,
          "Put it right under the knot's or stitch's name.",
        )
      } else if (tag.text === 'entry' && line.flow.parameters > 0) {
        diagnoses.report(
          'entry-with-parameters',
          tag.place,
          `${line.flow.path} has parameters, and a game that enters it has nothing to pass for them.`,
          'Use variables instead, and list those that the game gives under `world` in the bible.',
        )
      }
      if (leave !== undefined && line.atHead && ownsFlow && leaveTarget(script, line.flow, leave) === undefined) {
        diagnoses.report('unknown-leave', tag.place, ...unknownLeave(script, leave))
      }
      for (const name of names ?? []) {
        if (cast.includes(name)) continue
        const close = nearest(name, cast)
        diagnoses.report(
          'unknown-name',
          tag.place,
          `There is nobody called "${name}" in the bible's cast.`,
          close === undefined ? `The cast: ${cast.join(', ') || 'nobody'}.` : `Did you mean ${close}?`,
        )
      }
    }
  }
  const functions = new Map(script.flows.map(flow => [flow.path, flow]))
  for (const flow of script.flows) {
    const name = /^facts_(.+)$/.exec(flow.path)?.[1]
    if (flow.kind !== 'function' || name === undefined) continue
    if (!cast.includes(name) && name !== 'reader') {
      const close = nearest(name, [...cast, 'reader'])
      diagnoses.report(
        'unknown-name',
        flow.place,
        `${flow.path} tells facts about "${name}", who is not in the bible's cast.`,
        close === undefined ? `The cast: ${cast.join(', ') || 'nobody'}.` : `Did you mean facts_${close}?`,
      )
    }
    if (flow.parameters > 0) {
      diagnoses.report(
        'facts-with-parameters',
        flow.place,
        `${flow.path} has parameters, and nobody who asks for facts has anything to pass.`,
        'Use variables instead.',
      )
    }
    const reason = impurity(flow, functions, bible.externals)
    if (reason !== undefined) {
      diagnoses.report(
        'facts-not-pure',
        { file: flow.place.file, line: reason.line ?? flow.place.line },
        `${flow.path} ${reason.what}: facts are read at any time and must change nothing.`,
        'Only look at variables and visits in it: "{ferry.north: You told her you were in the north.}".',
      )
    }
  }
  for (const object of within(script.parsed)) {
    const { typeName, name } = object
    if (typeName !== 'EXTERNAL' || !name || name in bible.externals) continue
    diagnoses.report(
      'external-undeclared',
      source.place(object),
      `The bible does not say whether ${name} may be called ahead of the player: it is called once, and its result kept.`,
      `Write \`externals: {${name}: recorded}\` in the bible, or \`pure\` when calling it changes nothing.`,
    )
  }
}
