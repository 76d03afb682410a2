import { castName, type Dial, type Frame, type Session, type Story } from '@lacuna/engine'
import { afterView } from './after-view.ts'
import { announcer } from './announcer.ts'
import { controls } from './controls.ts'
import type { Filler } from './filler.ts'
import { addFonts } from './fonts.ts'
import { gestures } from './gestures.ts'
import { inputGuard } from './input-guard.ts'
import { linesView, type MoveEcho } from './lines-view.ts'
import { make } from './make.ts'
import { type MessageOptions, messageBox } from './message-box.ts'
import { notice } from './notice.ts'
import { openPart } from './open-part.ts'
import type { PageContext } from './page-context.ts'
import type { PageOptions } from './page-options.ts'
import { problemOf } from './problem-of.ts'
import { readingView } from './reading-view.ts'
import { scriptGestures } from './script-gestures.ts'
import { defaultSettings, isStill, type Settings } from './settings.ts'
import { english, type Strings } from './strings.ts'
import { addStyle } from './style.ts'
import { typeOn } from './type-on.ts'

/** The page of words: what a session says, in the DOM, for every way of reading. */
export interface Page {
  readonly element: HTMLElement
  /** Where a stage may be put, behind the words. */
  readonly stage: HTMLElement
  readonly settings: Settings
  /** What dialogs of the page are made with. */
  readonly context: PageContext
  /** From now on the slots are filled so, as the player reads it. */
  fill(filler: Filler | undefined): void
  /**
   * Asks what has to be asked before the first line; resolves with the dial that the player chose. `marked` is called
   * with the answer that is marked, when the notice is there and whenever the player marks another.
   */
  notice(marked?: (dial: Dial) => void): Promise<Dial>
  /** Shows a session and follows it. `focus`: whether the first line takes the focus. Default false. */
  play(session: Session, options?: { readonly focus?: boolean }): void
  /** Shows the player a message that is not the story's; the returned function takes it away. */
  message(text: string, options?: MessageOptions): () => void
  destroy(): void
}

/**
 * Builds the page of words in an element; what was in it stays.
 *
 * @example
 * const page = createPage(element, ferry)
 * page.play(session, { focus: true })
 * session.enter()
 */
export function createPage(host: HTMLElement, story: Story, options: PageOptions = {}): Page {
  const strings: Strings = { ...english, ...options.strings }
  let settings = options.settings ?? defaultSettings
  let filler = options.filler
  let session: Session | undefined
  let stopFollowing = (): void => {}
  // What led to the turn on the page, and whether the player has just done it.
  let chosen: MoveEcho | undefined
  let moved = false
  let fresh = true
  let focusNext = false
  let key = ''
  addFonts()
  const removeStyle = addStyle()

  const stage = make('div', { class: 'lacuna-stage', 'aria-hidden': 'true' })
  const front = make('div', { class: 'lacuna-front' })
  const element = make(
    'section',
    { class: 'lacuna', lang: story.bible.language, 'aria-label': story.bible.title ?? strings.untitled },
    stage,
    front,
  )
  host.append(element)

  const page: PageContext = {
    root: element,
    story,
    strings,
    get filler() {
      return filler
    },
    fillers: options.fillers,
    session: () => session as Session,
    settings: () => settings,
    changeSettings(next) {
      settings = next
      applySettings()
      options.onSettings?.(next)
      showAfter(true)
    },
    nameOf: speaker => castName(story.bible, speaker),
    author: () => story.bible.by ?? strings.someAuthor,
    attempt(move) {
      try {
        move()
      } catch (error) {
        const { message, hint } = problemOf(error)
        messages.say([message, hint].filter(Boolean).join(' '))
      }
    },
    open: (part, use, missing) =>
      openPart({ messages, strings, unkept: () => options.saves?.trouble?.()?.text }, part, use, missing),
    restart() {
      fresh = true
      chosen = undefined
      if (options.onRestart) options.onRestart()
      else page.attempt(() => session?.restart())
    },
    async dial(position) {
      const may = options.mayTurn?.(position) ?? true
      if (may !== true && !(await may)) return false
      page.attempt(() => session?.dial(position))
      options.onDial?.(position)
      return true
    },
    saves: options.saves,
    keptFills: options.keptFills,
    storage: options.storage,
  }

  const late = announcer()
  const messages = messageBox(strings)
  const guard = inputGuard(element)
  const typing = typeOn(
    on => {
      element.toggleAttribute('data-typing', on)
      if (!on) offers()
    },
    at => view.follow(at),
    () => read(),
  )
  const lines = linesView(page, typing, late)
  const after = afterView(page, {
    choose: choice => page.attempt(() => move({ text: choice.text, typed: false }, now => now.choose(choice.id))),
    answer: text => move({ text, typed: true }, now => now.answer(text)),
    offered: count => {
      if (!lines.isArriving) late.say(strings.offered(count))
    },
    changed: () => offers(),
    script: () => script.toggle(),
  })
  const column = make('div', { class: 'lacuna-column' }, messages.element, lines.element, after.element)
  const scroll = make('div', { class: 'lacuna-scroll' }, column)
  const bars = controls(page)
  const view = readingView({
    front,
    scroll,
    after: after.element,
    strings,
    isComplete: () => !typing.typing,
    waiting: count => late.say(strings.below(count)),
    went: first => {
      guard.renew()
      first.focus({ preventScroll: true })
    },
  })
  const script = scriptGestures(page, late.say)
  /** Something comes to be offered that nobody has seen yet. */
  const offers = (): void => {
    guard.renew()
    view.update()
  }

  const applySettings = (): void => {
    element.style.setProperty('--lacuna-size', String(settings.textSize))
    element.toggleAttribute('data-still', isStill(settings))
    typing.settings(settings.speed, isStill(settings))
  }

  const move = (echo: MoveEcho, act: (now: Session) => void): void => {
    const before = chosen
    chosen = echo
    moved = true
    try {
      if (session) act(session)
    } catch (error) {
      chosen = before
      moved = false
      throw error
    }
  }

  /** Which line is being read may have changed. */
  const read = (): void => {
    if (session) options.onReading?.(session.frame, lines.reading(session.frame))
  }

  const showAfter = (again: boolean): void => {
    if (session) after.show(session.frame, key, again)
  }

  /** The turn's first frames arrive in one task: the focus is set when they are all there. */
  const arrive = (focus: boolean): void => {
    queueMicrotask(() => {
      lines.arrived(session?.frame)
      if (focus) lines.first.focus({ preventScroll: true })
    })
  }

  const showFrame = (frame: Frame): void => {
    if (!session) return
    const next = frame.lines[0]?.id ?? `turn ${frame.turn}`
    const isNew = fresh || (next !== key && key !== `turn ${frame.turn}`)
    if (isNew) {
      messages.clear()
      script.hide()
      after.begin()
      guard.renew()
      lines.begin(moved ? chosen : echoOf(session, frame))
      const active = document.activeElement
      view.begin()
      arrive(focusNext || (!fresh && (active === document.body || element.contains(active))))
    }
    key = next
    lines.show(frame, moved || focusNext)
    fresh = false
    focusNext = false
    element.dataset.phase = frame.phase
    element.lang = frame.language
    showAfter(false)
    bars.show(frame)
    if (frame.phase !== 'writing') moved = false
    read()
  }

  const stopGestures = gestures({
    root: element,
    after: after.element,
    typing,
    view,
    guard,
    isReading: () => session !== undefined,
    settings: () => settings,
    pressAgain: () => late.say(strings.pressAgain),
  })
  const motion = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)')
  motion?.addEventListener('change', applySettings)
  applySettings()

  return {
    element,
    stage,
    context: page,
    get settings() {
      return settings
    },
    fill(next) {
      filler = next
    },
    notice: (marked = () => {}) =>
      new Promise(resolve => {
        const begin = (dial: Dial): void => {
          front.replaceChildren()
          element.removeAttribute('data-notice')
          resolve(dial)
        }
        const asked = notice(story, filler, strings, { marked, begin })
        element.setAttribute('data-notice', '')
        const around = { class: 'lacuna-scroll', tabindex: '0', role: 'region', 'aria-label': strings.notice }
        front.replaceChildren(make('div', around, make('div', { class: 'lacuna-column' }, asked)))
      }),
    play(next, how = {}) {
      stopFollowing()
      session = next
      fresh = true
      focusNext = how.focus ?? false
      chosen = undefined
      moved = false
      if (!front.contains(scroll)) front.replaceChildren(bars.top, scroll, view.below, bars.foot, late.element)
      showFrame(next.frame)
      stopFollowing = next.subscribe(showFrame)
    },
    message: (text, options) => messages.say(text, options),
    destroy() {
      stopFollowing()
      stopGestures()
      script.destroy()
      typing.destroy()
      guard.destroy()
      view.destroy()
      motion?.removeEventListener('change', applySettings)
      element.remove()
      removeStyle()
    },
  }
}

/** What led to the turn on the page: known from the history when the page did not see it happen. */
function echoOf(session: Session, frame: Frame): MoveEcho | undefined {
  if (frame.turn < 2) return undefined
  const move = session.history({ from: frame.turn, to: frame.turn })[0]?.move
  return move?.type === 'choose' || move?.type === 'answer'
    ? { text: move.text, typed: move.type === 'answer' }
    : undefined
}
