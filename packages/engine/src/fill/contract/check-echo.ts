import { hasPhrase } from '../../base/phrases.ts'
import { countWords, spoken } from '../../base/words.ts'
import { startsWithSpeaker } from './starts-with-speaker.ts'
import { echoLength, type TextRules, wordRuns, wordsOf } from './text-rules.ts'
import type { Violation } from './violation.ts'

/**
 * What stands in the request, said back.
 *
 * @param said the last sentence of `text`, which is everything up to and with it.
 */
export function checkEcho(said: string, text: string, rules: TextRules): readonly Violation[] {
  const { language, instructions, samples, own, brief } = rules
  // An echo may run across sentences, but one that lies before this sentence was found with it.
  const tail = text.slice(-(said.length + 400))
  const echoed = (runs: ReadonlySet<string>, length: number): string | undefined =>
    wordRuns(tail, language, length).find(run => runs.has(run) && !own.has(run))
  const rule = echoed(instructions, echoLength.instructions)
  if (rule !== undefined) return [echo(`It repeats a piece of the instructions (“${rule}”).`)]
  const sample = echoed(samples, echoLength.samples)
  if (sample !== undefined) return [echo(`It repeats a piece of the author’s samples (“${sample}”).`)]
  const directions = brief.split(';').filter((each, index) => countWords(each, language) > (index === 0 ? 4 : 5))
  const whole = countWords(brief, language) > 2 ? [brief] : []
  if ([...whole, ...directions].some(each => hasPhrase(text, each, language) || saysSame(text, each, language))) {
    return [echo('It repeats what the slot asks for instead of writing it.')]
  }
  const plain = ` ${wordsOf(tail, language).join(' ')} `
  const statement = rules.statements.find(each => plain.includes(` ${each} `))
  if (statement !== undefined) return [echo(`It repeats a fact or a piece of lore word for word (“${statement}”).`)]
  const variable = rules.variables.find(name => saysValue(said, name))
  if (variable !== undefined) return [echo(`It says the value of a variable (“${variable}”).`)]
  // A name with a dot in it stands in no prose.
  const key = rules.labels.find(each => /^\w+\.\w+$/.test(each) && text.includes(each))
  if (key !== undefined) return [echo(`It says the name of a slot (“${key}”).`)]
  const label = rules.labels.find(each => startsWithSpeaker(said, each, language))
  return label === undefined ? [] : [echo(`It begins with a label of the request (“${label}:”).`)]
}

/** Whether a brief is in a text, signs aside. */
function saysSame(text: string, brief: string, language: string): boolean {
  return ` ${spoken(text, language)} `.includes(` ${spoken(brief, language)} `)
}

function echo(detail: string): Violation {
  return { rule: 'request-echo', detail }
}

/** `trust is 2`, `trust = true`: the name of a variable with a value that is no prose. */
function saysValue(said: string, name: string): boolean {
  const escaped = name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  return new RegExp(
    `(?<![\\p{L}\\p{N}_])${escaped}\\s*(?:=|:|\\bis\\b|\\bequals\\b)\\s*(?:[-\\d"“]|true\\b|false\\b|null\\b|blank\\b)`,
    'u',
  ).test(said)
}
