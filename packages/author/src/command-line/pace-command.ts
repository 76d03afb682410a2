import { type Call, type Command, exitCodes } from '../command/command.ts'
import { UsageError } from '../command/usage-error.ts'
import { paceText } from '../pace/pace-text.ts'
import { simulatePace } from '../pace/simulate-pace.ts'
import { speedNamed } from '../pace/speed-named.ts'
import { loadStory } from '../story-file/load-story.ts'
import { oneOperand } from './one-operand.ts'

/** `lacuna pace`: how long readers of a story would wait for a model, and what it would cost. */
export const paceCommand: Command = {
  name: 'pace',
  says: 'Simulates readers of a story: how often they wait for a model, where, and what it costs.',
  operands: '<story>',
  flags: {
    speed: { value: 'SPEED', says: 'how long the model takes for a passage: 3s, 2500 (milliseconds) or fast (5s)' },
    plays: { value: 'N', says: 'how many readers there are (20)' },
    model: { value: 'NAME', says: 'whose list price the cost is (claude-haiku-5-5)' },
    decide: { value: 'SECONDS', says: 'how long readers think before they choose (0, the hardest)' },
    fail: { value: 'PERCENT', says: 'how many requests fail (0)' },
    decisions: { value: 'N', says: 'how many choices a reader takes at most (28)' },
    live: { says: 'as if every slot might be filled live, and there were no bank' },
    facts: { value: 'N', says: 'how many facts about each are told, as `facts: N` in the bible' },
    json: { says: 'prints what was found as one JSON object' },
  },
  notes: `No model is asked: its answers are made up, and so are the readers, who read 238 words a
minute and choose at random. They come in at the start and by every entry. Everything else is
the engine that your game will run. A story that calls functions of a game needs one in ink
for each: without them it can't be played here.`,
  run: async (call, terminal) => {
    const json = call.has('json')
    const path = oneOperand(call, 'pace', 'a story', 'lacuna pace ferry.ink --speed 5s')
    const facts = within(call, 'facts', 0, 1000)
    const options = {
      path,
      speed: speedNamed(call.value('speed') ?? '5s'),
      plays: within(call, 'plays', 1, 1000) ?? 20,
      model: call.value('model') ?? 'claude-haiku-5-5',
      decisionMs: (within(call, 'decide', 0, 600) ?? 0) * 1000,
      failures: (within(call, 'fail', 0, 100) ?? 0) / 100,
      decisions: within(call, 'decisions', 1, 1000) ?? 28,
      live: call.has('live'),
      ...(facts === undefined ? {} : { facts }),
    }
    const story = await loadStory(path, json ? () => {} : terminal.complain)
    const pace = await simulatePace(story, options)
    terminal.say(json ? JSON.stringify(pace, undefined, 2) : paceText(pace, options, terminal))
    return pace.breaks.length === 0 ? exitCodes.done : exitCodes.failed
  },
}

/** The whole number of a flag. @throws UsageError on anything else, or outside of the bounds. */
function within(call: Call, flag: string, least: number, most: number): number | undefined {
  const typed = call.value(flag)
  if (typed === undefined) return undefined
  const number = Number(typed)
  if (Number.isInteger(number) && number >= least && number <= most) return number
  throw new UsageError(
    `--${flag} ${typed} is no whole number from ${least} to ${most}.`,
    `Write --${flag} ${Math.max(least, 10)}, for example.`,
  )
}
