import { type Dial, dials } from '@lacuna/engine'
import type { Call, Command } from '../command/command.ts'
import { UsageError } from '../command/usage-error.ts'
import { playStory } from '../play/play-story.ts'
import { oneOperand } from './one-operand.ts'

/** `lacuna play`: a story in the terminal. */
export const playCommand: Command = {
  name: 'play',
  says: 'Plays a story in the terminal: an .ink file, a compiled bundle, or a module that exports a story.',
  operands: '<story>',
  flags: {
    seed: { value: 'N', says: 'decides all chance of the play-through (1)' },
    choices: { value: '0,2,1', says: 'takes these choices, counted from 0 or by id, and stops' },
    at: { value: 'knot', says: 'enters here instead of at the start' },
    let: {
      value: 'name=value',
      many: true,
      says: 'gives a variable this value before the first line; may be repeated',
    },
    provider: { value: 'NAME', says: 'who fills open slots: off, grammar or recorded:<file> (grammar)' },
    dial: { value: 'POSITION', says: 'how much may stand in a slot: author, reviewed or live (live)' },
    language: { value: 'TAG', says: "the language that slots are filled in, like de (the author's)" },
    who: { says: 'tells after each turn who wrote each line' },
    json: { says: 'prints one JSON object for each frame' },
    ledger: { says: 'with --json, ends with the ledger of the play-through' },
  },
  notes: `While playing, type a choice's number and Enter, or one of these:
  b  back            w  who wrote these lines    s <file>  save
  f  forward         h  history                  l <file>  load
  ?  these keys      q  quit`,
  run: async (call, terminal) => {
    const ledger = call.has('ledger')
    if (ledger && !call.has('json')) throw new UsageError('--ledger goes with --json.', 'Add --json.')
    const path = oneOperand(call, 'play', 'a story', 'lacuna play ferry.ink')
    return await playStory(
      {
        path,
        seed: wholeNumber(call, 'seed') ?? 1,
        choices: call
          .value('choices')
          ?.split(',')
          .map(choice => choice.trim()),
        at: call.value('at'),
        lets: call.values('let').map(assignment),
        provider: call.value('provider'),
        dial: dialOf(call),
        language: languageOf(call),
        who: call.has('who'),
        json: call.has('json'),
        ledger,
      },
      terminal,
    )
  },
}

function wholeNumber(call: Call, flag: string): number | undefined {
  const typed = call.value(flag)
  if (typed === undefined) return undefined
  const number = Number(typed)
  if (Number.isSafeInteger(number)) return number
  throw new UsageError(`--${flag} ${typed} is no whole number.`, `Write --${flag} 7, for example.`)
}

function assignment(typed: string): readonly [name: string, value: string] {
  const [, name, value] = /^\s*([^=\s]+)\s*=(.*)$/s.exec(typed) ?? []
  if (name !== undefined && value !== undefined) return [name, value.trim()]
  throw new UsageError(`--let ${typed} gives no value.`, 'Write --let trust=3.')
}

function languageOf(call: Call): string | undefined {
  const typed = call.value('language')
  if (typed === undefined) return undefined
  try {
    return Intl.getCanonicalLocales(typed)[0]
  } catch {
    throw new UsageError(`"${typed}" is no language tag.`, 'Write --language de, or pt-BR, for example.')
  }
}

function dialOf(call: Call): Dial {
  const typed = call.value('dial') ?? 'live'
  const dial = dials.find(position => position === typed)
  if (dial !== undefined) return dial
  throw new UsageError(`The dial has no position "${typed}".`, `It has ${dials.join(', ')}.`)
}
