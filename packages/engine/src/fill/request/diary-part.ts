import type { DiaryEntry } from '../../diary/diary.ts'
import { type KnownDiary, mostDiaryWords } from '../../diary/known-diary.ts'
import { diaryPart } from '../../provider/port/diary-part.ts'
import { runsOf } from '../../story/marked-text.ts'
import type { PlayerWords } from './player-words.ts'
import type { RequestCut } from './request-cut.ts'

/** A line for each entry; the scene stands where it is another than the line before's. */
export function diaryTexts({ entries }: KnownDiary, said: PlayerWords): readonly string[] {
  return entries.map((entry, at) => {
    const { scene } = entry
    const title = scene === undefined || scene === entries[at - 1]?.scene ? '' : `${scene}: `
    return `${title}${entryText(entry, said)}`
  })
}

function entryText({ text, pieces, marks, isLabel }: DiaryEntry, said: PlayerWords): string {
  const words = said
    .runs(runsOf(text, pieces, marks))
    .trim()
    .replace(/\s+/g, ' ')
  return isLabel === true ? `chose “${words}”` : words
}

/** What was left out of a diary for its limit, where something was. */
export function diaryCut({ left }: KnownDiary): RequestCut | undefined {
  if (left === 0) return undefined
  const why = `Of what this reader has done, ${mostDiaryWords} words are included, the latest, and what is never left out.`
  return { label: diaryPart, amount: left, unit: 'lines', why }
}
