import { words } from '../../base/words.ts'
import { baseLanguage } from '../request/translated-contract.ts'
import { pictograph } from './narrator.ts'
import { type TextRules, wordsOf } from './text-rules.ts'
import type { Violation } from './violation.ts'

/** Fewer words than these may stand without a stop, or in capitals. */
const leastWords = 5
const stopped = /[.!?…。！？؟।։][\p{Pe}\p{Pf}\p{Pi}"']*\s*$/u

/** Words that no sentence ends with, as far as there is no stop behind them. */
const danglers: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries({
    en: 'the a an and or but nor of to into from with at by as for than if because while although my your his our their its whose is are was were am been has have had will would can could should must which who very',
    de: 'der die das den dem des ein eine einen einem einer eines und oder aber von vom zu zum zur mit bei für als wenn weil dass ob mein dein sein ihr unser ist sind war hat im ins am auf aus nach sehr',
    fr: 'le la les un une des du de et ou mais à au aux en dans pour par sur avec que qui ce cette mon ton son ma ta sa est sont a très',
    es: 'el la los las un una y o pero de del a al en con por para que su mi tu es son está muy',
    it: 'il lo la gli le un una e o ma di del della a al in con per che su suo mio è sono molto',
    pt: 'o a os as um uma e ou mas de do da em no na com por para que seu meu é são muito',
    nl: 'de het een en of maar van naar met voor dat die mijn jouw zijn is zijn was zeer',
  }).map(([language, list]) => [language, new Set(list.split(' '))]),
)

/** Whether a text ends where no sentence does. */
function isCut(text: string, language: string): boolean {
  if (/[,،、]\s*$/u.test(text)) return true
  const last = /([\p{L}’']+)\s*$/u.exec(text)?.[1]?.toLowerCase()
  return last !== undefined && (danglers[baseLanguage(language)]?.has(last) ?? false)
}

/** What shows in a whole text alone: that it is none, or that it is shouted. */
export function checkEnd(text: string, { place, authored, language }: TextRules): readonly Violation[] {
  if (place !== 'narration' && place !== 'dialogue') return []
  const found: Violation[] = []
  const count = words(text, language).length
  if (count >= leastWords && stopped.test(authored) && isCut(text, language)) {
    found.push({ rule: 'unfinished', detail: 'It stops in the middle of a sentence.' })
  }
  if (count >= leastWords && isShouted(text) && !isShouted(authored)) {
    found.push({ rule: 'shouted', detail: 'It is all in capitals; the author’s words are not.' })
  }
  return found
}

function isShouted(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text)
}

const emoticon = /(?:^|\s)[:;]-?[)(DP](?=\s|$)/u

/** A small picture where nobody in the story writes any. */
export function checkPictures(said: string, { narrator }: TextRules): readonly Violation[] {
  return !narrator.usesEmoji && (pictograph.test(said) || emoticon.test(said))
    ? [{ rule: 'markup', detail: 'It has an emoji; the story around it has none.' }]
    : []
}

/** So often in a row, and so many words together, are a model that is caught. */
const loop = { times: 4, words: 8, longest: 6, run: 4 } as const

/** Words that go round and round. */
export function checkWordLoop(text: string, { language }: TextRules): readonly Violation[] {
  const all = wordsOf(text, language)
  for (let length = 1; length <= loop.longest; length++) {
    let same = 0
    for (let at = length; at < all.length; at++) {
      same = all[at] === all[at - length] ? same + 1 : 0
      const times = Math.floor(same / length) + 1
      if (times >= loop.times && times * length >= loop.words) {
        return [{ rule: 'repetition', detail: 'It says the same words over and over.' }]
      }
    }
  }
  return isRefrain(all) ? [] : [{ rule: 'repetition', detail: 'It says the same words over and over.' }]
}

/** Whether no run of so many words comes as often as in a loop. */
function isRefrain(all: readonly string[]): boolean {
  const times = new Map<string, number>()
  for (let at = loop.run; at <= all.length; at++) {
    const run = all.slice(at - loop.run, at).join(' ')
    times.set(run, (times.get(run) ?? 0) + 1)
  }
  return Math.max(0, ...times.values()) < loop.times
}
