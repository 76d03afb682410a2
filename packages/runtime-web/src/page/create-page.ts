import type { Choice, Dial, Frame, Session, Story } from '@lacuna/engine'
import { announcer } from './announcer.ts'
import { choiceList } from './choice-list.ts'
import { controls } from './controls.ts'
import type { Filler } from './filler.ts'
import { addFonts } from './fonts.ts'
import { type LineView, lineView } from './line-view.ts'
import { make, makeButton } from './make.ts'
import { notice } from './notice.ts'
import type { PageContext, PageSaves } from './page-context.ts'
import { personName } from './person-name.ts'
import { problemOf } from './problem-of.ts'
import { defaultSettings, isStill, type Settings } from './settings.ts'
import { english, type Strings } from './strings.ts'
import { addStyle } from './style.ts'
import { typeOn } from './type-on.ts'

/** How a page of words is set up. */
export interface PageOptions {
  /** The page's own words, where they are to be others. Default: English. */
  readonly strings?: Partial<Strings>
  /** Who may fill the gaps, as the player is told. Default: nobody. */
  readonly filler?: Filler | undefined
  readonly settings?: Settings
  readonly saves?: PageSaves
  /** Called with each frame that is shown. */
  readonly onFrame?: (frame: Frame) => void
  readonly onSettings?: (settings: Settings) => void
  readonly onDial?: (dial: Dial) => void
  /** Called when the player wants to begin again, instead of `session.restart()`. */
  readonly onRestart?: () => void
}

/** The page of words: what a session says, in the DOM, for every way of reading. */
export interface Page {
  readonly element: HTMLElement
  /** Where a stage may be put, behind the words. */
  readonly stage: HTMLElement
  readonly settings: Settings
  /** Asks what has to be asked before the first line; resolves with the dial that the player chose. */
  notice(): Promise<Dial>
  /** Shows a session and follows it. `focus`: whether the first line takes the focus. Default false. */
  play(session: Session, options?: { readonly focus?: boolean }): void
  /** Tells the player something that is not the story's, with a way to put it away. */
  message(text: string, action?: { readonly label: string; readonly act: () => void }): void
  destroy(): void
}

/** Builds the page of words in an element. */
export function createPage(host: HTMLElement, story: Story, options: PageOptions = {}): Page {
  const strings: Strings = { ...english, ...options.strings }
  let settings = options.settings ?? defaultSettings
  let session: Session | undefined
  let stopFollowing = (): void => {}
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

  const late = announcer()
  const messages = make('div', { class: 'lacuna-messages', role: 'status' })
  const lines = make('div', { class: 'lacuna-lines', role: 'region', 'aria-label': strings.words, tabindex: '-1' })
  const after = make('div', { class: 'lacuna-after' })
  const column = make('div', { class: 'lacuna-column' }, messages, lines, after)
  const scroll = make('div', { class: 'lacuna-scroll' }, column)
  const typing = typeOn(on => element.toggleAttribute('data-typing', on))

  const page: PageContext = {
    root: element,
    story,
    strings,
    filler: options.filler,
    session: () => session as Session,
    settings: () => settings,
    changeSettings(next) {
      settings = next
      applySettings()
      options.onSettings?.(next)
      showAfter(true)
    },
    nameOf: speaker => personName(story, speaker),
    author: () => story.bible.by ?? strings.someAuthor,
    attempt(move) {
      try {
        move()
      } catch (error) {
        const { message, hint } = problemOf(error)
        show([message, hint].filter(Boolean).join(' '))
      }
    },
    restart() {
      fresh = true
      chosen = undefined
      if (options.onRestart) options.onRestart()
      else page.attempt(() => session?.restart())
    },
    dial(position) {
      page.attempt(() => session?.dial(position))
      options.onDial?.(position)
    },
    saves: options.saves,
  }
  const bars = controls(page)

  // What is on the page now.
  let views = new Map<string, LineView>()
  let key = ''
  let fresh = true
  let arriving = false
  let lateLines = new Set<string>()
  let offered = ''
  let chosen: { readonly text: string; readonly typed: boolean } | undefined
  let moved = false

  const applySettings = (): void => {
    element.style.setProperty('--lacuna-size', String(settings.textSize))
    element.toggleAttribute('data-still', isStill(settings))
    typing.settings(settings.speed, isStill(settings))
  }

  const show = (text: string, action?: { readonly label: string; readonly act: () => void }): void => {
    const box = make('div', { class: 'lacuna-message' }, make('p', {}, text))
    const row = make('div', { class: 'lacuna-row' })
    if (action) row.append(makeButton(action.label, action.act, { class: 'lacuna-quiet' }))
    row.append(makeButton(strings.close, () => box.remove(), { class: 'lacuna-quiet' }))
    box.append(row)
    messages.replaceChildren(box)
  }

  const choose = (choice: Choice): void => {
    const before = chosen
    chosen = { text: choice.text, typed: false }
    moved = true
    page.attempt(() => {
      try {
        session?.choose(choice.id)
      } catch (error) {
        chosen = before
        moved = false
        throw error
      }
    })
  }
  const answer = (text: string): void => {
    const before = chosen
    chosen = { text, typed: true }
    moved = true
    try {
      session?.answer(text)
    } catch (error) {
      chosen = before
      moved = false
      throw error
    }
  }

  /** The turn's first frames arrive in one task: the focus is set when they are all there. */
  const arrive = (focus: boolean): void => {
    arriving = true
    queueMicrotask(() => {
      arriving = false
      for (const line of session?.frame.lines ?? []) if (!line.done) lateLines.add(line.id)
      if (!focus) return
      const first = views.values().next().value
      ;(first?.element ?? lines).focus({ preventScroll: true })
      scroll.scrollTop = 0
    })
  }

  const showFrame = (frame: Frame): void => {
    if (!session) return
    const firstLine = frame.lines[0]?.id
    const next = firstLine ?? `turn ${frame.turn}`
    const isNew = fresh || (next !== key && key !== `turn ${frame.turn}`)
    if (isNew) {
      typing.complete()
      late.clear()
      messages.replaceChildren()
      views = new Map()
      lateLines = new Set()
      offered = ''
      lines.replaceChildren()
      const told = moved ? chosen : echoOf(session, frame)
      if (told)
        lines.append(
          make(
            'p',
            { class: 'lacuna-chosen' },
            make('span', { class: 'lacuna-unseen' }, `${told.typed ? strings.youSaid : strings.youChose} `),
            told.text,
          ),
        )
      const active = document.activeElement
      arrive(focusNext || (!fresh && (active === document.body || element.contains(active))))
    }
    key = next
    for (const line of frame.lines) {
      const view = views.get(line.id)
      if (view) {
        view.update(line)
      } else {
        const made = lineView(line, line.speaker === undefined ? undefined : page.nameOf(line.speaker))
        views.set(line.id, made)
        lines.append(made.element)
        if (moved || focusNext) typing.add(made.words, made.element)
        if (!arriving) lateLines.add(line.id)
      }
      if (line.done && lateLines.delete(line.id))
        late.say(line.speaker === undefined ? line.text : `${page.nameOf(line.speaker)}: ${line.text}`)
    }
    fresh = false
    focusNext = false
    element.dataset.phase = frame.phase
    element.lang = frame.language
    showAfter(false)
    bars.show(frame)
    if (frame.phase !== 'writing') moved = false
    options.onFrame?.(frame)
  }

  const showAfter = (again: boolean): void => {
    if (!session) return
    const { frame } = session
    const state = `${key} ${frame.phase} ${frame.choices.map(choice => choice.id).join(' ')} ${frame.problem?.code ?? ''} ${frame.lines.length > 0}`
    if (state === offered && !again) return
    const had = offered
    offered = state
    const parts: Node[] = []
    if (frame.phase === 'writing')
      parts.push(make('p', { class: 'lacuna-writing' }, make('span', { class: 'lacuna-unseen' }, strings.writing)))
    if (frame.choices.length) parts.push(choiceList(frame, page, choose, answer))
    if (frame.phase === 'ended' || frame.phase === 'failed') {
      const last = make('div')
      parts.push(last)
      void import('./last-page.ts').then(({ ending, failed }) => {
        if (last.isConnected) last.append(frame.phase === 'ended' ? ending(frame, page) : failed(frame, page))
      })
    }
    if (frame.lines.length) {
      const foreign = [...frame.lines, ...frame.choices].some(one =>
        one.spans.some(span => span.origin.source !== 'author'),
      )
      parts.push(
        make(
          'div',
          { class: 'lacuna-origin' },
          makeButton(
            strings.about,
            () => void import('./about-dialog.ts').then(({ aboutDialog }) => aboutDialog(page)),
            { class: 'lacuna-quiet' },
          ),
          foreign && make('p', { class: 'lacuna-legend' }, strings.legend),
        ),
      )
    }
    after.replaceChildren(...parts)
    if (had.includes(' writing ') && frame.choices.length && !arriving) late.say(strings.offered(frame.choices.length))
  }

  const onKey = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement
    if (!session || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    if (target !== document.body && !element.contains(target)) return
    if (target.closest('dialog, input, select, textarea') || element.querySelector('dialog[open]')) return
    const choices = [...after.querySelectorAll<HTMLButtonElement>('.lacuna-choice')]
    if (/^[1-9]$/.test(event.key) && settings.numberKeys) {
      const choice = choices[Number(event.key) - 1]
      if (!choice) return
      event.preventDefault()
      choice.click()
    } else if ((event.key === 'Enter' || event.key === ' ') && !target.closest('button, a')) {
      if (typing.typing) {
        event.preventDefault()
        typing.complete()
      } else if (
        choices[0] &&
        (event.key === 'Enter' || scroll.scrollTop + scroll.clientHeight >= scroll.scrollHeight - 4)
      ) {
        event.preventDefault()
        choices[0].focus()
      }
    }
  }
  let focusNext = false
  document.addEventListener('keydown', onKey)
  column.addEventListener('click', () => typing.complete())
  after.addEventListener('focusin', () => typing.complete())
  const motion = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)')
  motion?.addEventListener('change', applySettings)
  applySettings()

  return {
    element,
    stage,
    get settings() {
      return settings
    },
    notice: () =>
      new Promise(resolve => {
        const asked = notice(story, options.filler, strings, dial => {
          front.replaceChildren()
          element.removeAttribute('data-notice')
          resolve(dial)
        })
        element.setAttribute('data-notice', '')
        front.replaceChildren(
          make(
            'div',
            { class: 'lacuna-scroll', tabindex: '0', role: 'region', 'aria-label': strings.notice },
            make('div', { class: 'lacuna-column' }, asked),
          ),
        )
      }),
    play(next, how = {}) {
      stopFollowing()
      session = next
      fresh = true
      focusNext = how.focus ?? false
      chosen = undefined
      moved = false
      if (!front.contains(scroll)) front.replaceChildren(bars.top, scroll, bars.foot, late.element)
      showFrame(next.frame)
      stopFollowing = next.subscribe(showFrame)
    },
    message: show,
    destroy() {
      stopFollowing()
      typing.destroy()
      document.removeEventListener('keydown', onKey)
      motion?.removeEventListener('change', applySettings)
      element.remove()
      removeStyle()
    },
  }
}

/** What led to the turn on the page: known from the history when the page did not see it happen. */
function echoOf(session: Session, frame: Frame): { readonly text: string; readonly typed: boolean } | undefined {
  if (frame.turn < 2) return undefined
  const move = session.history({ from: frame.turn, to: frame.turn })[0]?.move
  return move?.type === 'choose' || move?.type === 'answer'
    ? { text: move.text, typed: move.type === 'answer' }
    : undefined
}
