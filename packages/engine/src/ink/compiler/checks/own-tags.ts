import { nearest } from '../../../base/nearest.ts'
import { isDocumentEnd, slotTags } from '../../../story/verbs/slot-tags.ts'
import type { Diagnoses } from '../diagnoses.ts'
import type { ScriptTag } from '../script.ts'
import type { CheckedStory } from './checked-story.ts'

/** Keys that the session or the browser's stage knows. */
const cueKeys = [
  'ending',
  'place',
  'hour',
  'weather',
  'people',
  'scene',
  'music',
  'sound',
  'effect',
  'action',
  'memory',
]
const choiceKeys = ['id', 'means', 'memory']

/** Tags that are neither slot nor known, and a letter, a capital or a colon away from what is. */
export function checkOwnTags({ script }: CheckedStory, diagnoses: Diagnoses): void {
  const say = ({ place, text }: ScriptTag, meant: string | undefined): void => {
    if (meant === undefined) return
    const message = `"# ${text}" is nothing that is known: it is passed on as a tag of your own.`
    diagnoses.report('tag-almost-known', place, message, `Did you mean "# ${meant}"?`)
  }
  for (const { tags, atHead, flow } of script.lines)
    for (const tag of tags) {
      const isOfKnot = atHead && (flow.kind === 'knot' || flow.kind === 'stitch')
      const meant = meantByEnd(tag.text) ?? meantByCue(tag.text, cueKeys)
      say(tag, meant ?? (isOfKnot ? meantOfKnot(tag.text) : undefined))
    }
  for (const { leadTags, bracketTags } of script.choices)
    for (const tag of [...leadTags, ...bracketTags]) say(tag, meantByCue(tag.text, choiceKeys))
}

const almostEnd = /^end[\s_:-]*(?:of[\s_-]+)?(?:the[\s_-]+)?(?:document|page|letter|list)s?$/i

/** An end that is not read leaves its document one line long. */
function meantByEnd(text: string): string | undefined {
  if (isDocumentEnd(text)) return undefined
  return almostEnd.test(text) || nearest(text, ['end document']) !== undefined ? 'end document' : undefined
}

function meantByCue(text: string, known: readonly string[]): string | undefined {
  const [, key = '', colon = '', value = ''] = /^(\p{L}[\p{L}\p{N}_-]*)\s*(:?)\s*(.*)$/su.exec(text) ?? []
  if (known.includes(key)) return colon === '' && value !== '' && !value.includes(' ') ? `${key}: ${value}` : undefined
  if (colon === '' || [...cueKeys, ...choiceKeys, ...slotTags].includes(key)) return undefined
  const close = key.toLowerCase() !== key || key.length > 4 ? nearest(key, known) : undefined
  const isClose = close !== undefined && close[0] === key[0]?.toLowerCase()
  return isClose ? `${close}: ${value}` : undefined
}

function meantOfKnot(text: string): string | undefined {
  if (text === 'entry') return undefined
  const people = /^with\s*:?\s+(\p{L}.*)$/isu.exec(text)?.[1]
  if (people !== undefined) return /^with\s+\p{L}/u.test(text) ? undefined : `with ${people}`
  return /^\p{L}+$/u.test(text) && nearest(text, ['entry']) !== undefined ? 'entry' : undefined
}
