import { type Clock, createSession } from '@lacuna/engine'
import { simulatedReader, titleMs, wordsToRead } from '@lacuna/engine/check'
import { type InkBundle, inkStory } from '@lacuna/engine/ink'
import { openAiCompatibleProvider } from '@lacuna/engine/providers/openai-compatible'
import { createPage, defaultSettings } from '@lacuna/runtime-web/page'
import type { Play, Seen } from './seen.ts'

/** A clock on which `scale` milliseconds pass in one of the machine's: reader and model hurry alike. */
function hurried(scale: number): Clock {
  return {
    now: () => performance.now() * scale,
    after(delayMs, task) {
      const timer = setTimeout(task, delayMs / scale)
      return () => clearTimeout(timer)
    },
  }
}

/** Plays the story once by clicks, and looks at the screen in every frame of the animation. */
async function play({ baseUrl, decisions, lookahead, scale, seed }: Play): Promise<Seen> {
  const story = inkStory((await (await fetch('./story.json')).json()) as InkBundle)
  const clock = hurried(scale)
  // As many as a browser has connections to it.
  const provider = openAiCompatibleProvider({ baseUrl, model: 'loopback', jsonSchema: 'strict', atOnce: 6 })
  const session = createSession(story, { seed, dial: 'live', clock, provider, lookahead, deadlineMs: 120_000 })
  const page = createPage(document.querySelector('#page') as HTMLElement, story, {
    settings: { ...defaultSettings, speed: 'at-once' },
  })
  const reader = simulatedReader(seed)
  const pass = (ms: number): Promise<void> => new Promise(resolve => clock.after(ms, resolve))
  await pass(titleMs)
  const turns: Seen['turns'][number][] = []
  let before: Element | null = null
  let act = (): void => {
    session.enter()
    page.play(session)
  }
  for (let turn = 0; turn <= decisions; turn++) {
    const from = performance.now()
    act()
    let frames = -1
    let choices: Element | null = null
    do {
      await new Promise(requestAnimationFrame)
      frames++
      const found: Element | null = document.querySelector('.lacuna-choices')
      if (found !== before) choices = found
    } while (choices === null)
    turns.push({ waitMs: (performance.now() - from) * scale, framesWithout: frames })
    if (turn === decisions) break
    await pass(reader.readingMs(wordsToRead(session.frame)))
    const button = reader.pick([...choices.querySelectorAll<HTMLButtonElement>('.lacuna-choice')])
    // Nothing is taken that was not in view for a moment.
    button?.scrollIntoView({ block: 'nearest' })
    while (document.querySelector('.lacuna[data-settling]')) await new Promise(requestAnimationFrame)
    before = choices
    act = () => button?.click()
  }
  session.close()
  return { turns }
}

Object.assign(globalThis, { play })
