import { type Frame, type Line, nameInFront } from '@lacuna/engine'
import type { Announcer } from './announcer.ts'
import { type LineView, lineView } from './line-view.ts'
import { make } from './make.ts'
import type { PageContext } from './page-context.ts'
import { fetchDocumentStyle, placeLine } from './place-line.ts'
import type { TypeOn } from './type-on.ts'

/** What the player did to come to a turn. */
export interface MoveEcho {
  readonly text: string
  readonly typed: boolean
}

/** The lines of the turn on the page. */
export interface LinesView {
  readonly element: HTMLElement
  /** The first line, where there is one. */
  readonly first: HTMLElement
  /** The line of a frame that is being read; absent where all of it stands there. */
  reading(frame: Frame): Line | undefined
  /** Whether the turn's first frames are still arriving. */
  readonly isArriving: boolean
  /** Takes the lines of another turn away; `echo` is what led to this one. */
  begin(echo: MoveEcho | undefined): void
  /**
   * Brings the lines up to date. A line that is finished after the turn stood there is said to a screen reader.
   *
   * @param typed whether new lines are typed on.
   */
  show(frame: Frame, typed: boolean): void
  /** From now on what comes is late. Until then it is part of the turn as it arrives. */
  arrived(frame: Frame | undefined): void
}

export function linesView(page: PageContext, typing: TypeOn, late: Announcer): LinesView {
  const { strings } = page
  fetchDocumentStyle(page.story)
  const element = make('div', { class: 'lacuna-lines', role: 'region', 'aria-label': strings.words, tabindex: '-1' })
  let views = new Map<string, LineView>()
  let lateLines = new Set<string>()
  let arriving = false

  const said = (line: Line): string =>
    line.speaker === undefined ? line.text : `${nameInFront(page.nameOf(line.speaker), line)}: ${line.text}`

  return {
    element,
    get first() {
      return views.values().next().value?.element ?? element
    },
    reading(frame) {
      const id = typing.paragraph?.dataset.line
      return id === undefined ? undefined : frame.lines.find(line => line.id === id)
    },
    get isArriving() {
      return arriving
    },
    begin(echo) {
      typing.complete()
      late.clear()
      views = new Map()
      lateLines = new Set()
      arriving = true
      element.replaceChildren()
      if (echo === undefined) return
      const by = `${echo.typed ? strings.youSaid : strings.youChose} `
      element.append(make('p', { class: 'lacuna-chosen' }, make('span', { class: 'lacuna-unseen' }, by), echo.text))
    },
    show(frame, typed) {
      for (const line of frame.lines) {
        const view = views.get(line.id)
        if (view) view.update(line)
        else {
          const made = lineView(line, line.speaker === undefined ? undefined : page.nameOf(line.speaker))
          views.set(line.id, made)
          placeLine(element, made.element, line, page)
          if (typed) typing.add(made.words, made.element)
          if (!arriving) lateLines.add(line.id)
        }
        if (line.done && lateLines.delete(line.id)) late.say(said(line))
      }
    },
    arrived(frame) {
      arriving = false
      for (const line of frame?.lines ?? []) if (!line.done) lateLines.add(line.id)
    },
  }
}
