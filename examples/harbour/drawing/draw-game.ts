import { castName, type Frame, nameInFront } from '@lacuna/engine'
import type { Evening } from '../game.ts'
import harbour, { type Entry } from '../harbour.ink'
import type { Canvas } from './canvas.ts'
import type { Hands } from './hands.ts'
import type { Action, Mirror } from './mirror.ts'
import { beside, cat, nearest, people, start } from './places.ts'

/** All that is shown of a game. */
export interface Shown {
  readonly evening: Evening
  readonly frame: Frame
  readonly isTalking: boolean
  /** Which of the turn's lines is being read. */
  readonly read: number
  /** Which choice Enter takes. */
  readonly picked: number
  /** What became of saving or loading. */
  readonly note: string
}

/** Shows a game on its canvas, and as elements beside it. */
export function drawGame(shown: Shown, canvas: Canvas | undefined, mirror: Mirror, hands: Hands): void {
  const { evening, frame, isTalking, read } = shown
  const line = isTalking ? frame.lines[read] : undefined
  const speaker = line?.speaker === undefined ? undefined : nameInFront(castName(harbour.bible, line.speaker), line)
  const isLast = read >= frame.lines.length - 1
  const choices = isTalking && isLast ? frame.choices : []
  const prompt = isTalking ? undefined : promptAt(evening)
  canvas?.show({
    ...evening,
    choices: choices.map(choice => choice.text),
    picked: shown.picked,
    ...(line && {
      line: {
        text: line.text,
        isFilled: line.spans.some(span => span.origin.source !== 'author'),
        more: !isLast || frame.phase === 'ended',
        ...(line.speaker !== undefined && speaker !== undefined && { speaker, who: line.speaker }),
      },
    }),
    ...(prompt && { prompt }),
  })
  if (line) mirror.say(line.id, speaker === undefined ? line.text : `${speaker}: ${line.text}`)
  else if (frame.problem) mirror.say('problem', `${frame.problem.message} ${frame.problem.hint}`)
  const going: Action[] = [{ label: 'Go on', act: hands.read }]
  const taking = choices.map((choice, index) => ({ label: choice.text, act: () => hands.pick(index) }))
  mirror.offer(isTalking ? (taking.length > 0 ? taking : going) : walks(evening, hands), hands.point)
  const live = frame.dial === 'live'
  const coins = `${evening.coins} ${evening.coins === 1 ? 'coin' : 'coins'}`
  mirror.tools(shown.note || (frame.ending === undefined ? coins : `The end: ${frame.ending}`), [
    { label: 'Back', act: hands.back, isOff: !frame.canGoBack },
    { label: 'Save', act: hands.save },
    { label: 'Load', act: hands.load },
    { label: live ? 'Live' : 'As written', act: () => hands.dial(live ? 'author' : 'live') },
    ...(frame.canLeave ? [{ label: 'Leave', act: hands.leave }] : []),
  ])
}

function promptAt({ x, found }: Evening): { readonly text: string; readonly over: number } | undefined {
  const near = nearest(x)
  if (near === 'cat') return { text: found.includes('cat') ? 'The cat is yours now' : 'Feed the cat', over: cat }
  if (near) return { text: `Talk to ${named(near)}`, over: people[near] }
  return x === start ? { text: 'Tap, or ← →, to walk', over: x } : undefined
}

function walks(evening: Evening, hands: Hands): Action[] {
  const { x } = evening
  const here = nearest(x) === undefined ? undefined : promptAt(evening)
  const there = (['berthe', 'cat', 'pim', 'ivo'] as const).map(who => ({
    label: who === 'cat' ? 'Walk to the cat, and feed it' : `Walk to ${named(who)}, and talk`,
    act: () => hands.walkTo(beside(who, x), () => hands.meet(who)),
  }))
  return here ? [{ label: here.text, act: hands.read }, ...there] : there
}

const named = (who: Entry): string => castName(harbour.bible, who.toUpperCase())
