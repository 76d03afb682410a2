import { type Choice, type ChoiceIdOf, castName, type Frame, type Line, nameInFront, type Story } from '@lacuna/engine'
import { Container, Graphics, Text, type TextStyleOptions } from 'pixi.js'

/** How a frame is set as Pixi text. Sizes in pixels of the stage. */
export interface FrameTextOptions<S extends Story = Story> {
  /** Width of the column. */
  readonly width: number
  /** Style of lines. Default: a 20 px serif in a light colour. */
  readonly style?: TextStyleOptions
  /** Style of speakers' names and of choices' numbers. Default: that of lines, in amber. */
  readonly nameStyle?: TextStyleOptions
  /** Space between paragraphs. Default 14. */
  readonly gap?: number
  /** Whose speakers are named: as the cast of its bible is. Default: the keys of the cast, in title case. */
  readonly story?: S
  /** How a speaker is named, in place of that. */
  readonly nameOf?: (speaker: string) => string
  /** Called when a choice is tapped; hand its id to the session. */
  readonly onChoose?: (choice: Choice<ChoiceIdOf<S>>) => void
}

/** A frame as Pixi text, for games that own their application. */
export interface FrameText {
  /** Put it where you like. */
  readonly view: Container
  /** Height of what is shown now. */
  readonly height: number
  /** Shows a frame; text that stands already is left as it is. */
  show(frame: Frame): void
  destroy(): void
}

/**
 * Sets a frame's lines and choices as Pixi text, and beneath the lines what went wrong, where something did. Words that
 * are not the author's own have a fine mark beside their line. The lines of a document stand close together in a frame. A canvas says nothing to a screen reader: put the same
 * frame in the page of words (`@lacuna/runtime-web/page`) or in a live region of your own.
 *
 * @example
 * const text = createFrameText({ width: 480, onChoose: ({ id }) => session.choose(id) })
 * app.stage.addChild(text.view)
 * session.subscribe(frame => text.show(frame))
 */
export function createFrameText<S extends Story>(options: FrameTextOptions<S>): FrameText {
  const { width, gap = 14, onChoose, story, nameOf = key => castName(story?.bible, key) } = options
  const base: TextStyleOptions = {
    fontFamily: 'Literata, Georgia, serif',
    fontSize: 20,
    lineHeight: 31,
    fill: 0xece7db,
    ...options.style,
  }
  const amber: TextStyleOptions = { ...base, fill: 0xeebb74, ...options.nameStyle }
  const view = new Container()
  const lines = new Map<string, { name: Text | undefined; text: Text; mark: Graphics }>()
  const choices = new Container()
  const papers = new Graphics()
  view.addChild(papers, choices)
  let offered = ''
  let problem: Text | undefined
  let height = 0

  const lay = (frame: Frame): void => {
    let y = 0
    let top = 0
    papers.clear()
    for (const [index, line] of frame.lines.entries()) {
      const shown = lines.get(line.id)
      if (!shown) continue
      const isIn = line.document !== undefined
      if (isIn && frame.lines[index - 1]?.document !== line.document) {
        top = y
        y += inset
      }
      if (shown.name) {
        shown.name.position.set(isIn ? inset : 0, y)
        y += shown.name.height
      }
      shown.text.position.set(isIn ? inset : 0, y)
      mark(shown.mark, line, y, shown.text.height)
      y += shown.text.height
      if (isIn && frame.lines[index + 1]?.document === line.document) continue
      if (isIn) {
        y += inset
        papers.roundRect(0.5, top + 0.5, width - 1, y - top - 1, 3)
      }
      y += gap
    }
    papers
      .fill({ color: base.fill as number, alpha: 0.06 })
      .stroke({ color: base.fill as number, alpha: 0.4, width: 1 })
    if (problem) problem.y = y
    if (problem) y += problem.height + gap
    choices.y = y + (frame.choices.length ? gap / 2 : 0)
    height = choices.y + (frame.choices.length ? choices.height : 0)
  }

  return {
    view,
    get height() {
      return view.destroyed ? 0 : height
    },
    show(frame) {
      if (view.destroyed) return
      const here = new Set(frame.lines.map(line => line.id))
      for (const [id, shown] of lines) {
        if (here.has(id)) continue
        shown.name?.destroy()
        shown.text.destroy()
        shown.mark.destroy()
        lines.delete(id)
      }
      for (const line of frame.lines) {
        const shown = lines.get(line.id)
        if (shown) {
          if (shown.text.text !== line.text) shown.text.text = line.text
          continue
        }
        const name =
          line.speaker === undefined
            ? undefined
            : new Text({ text: nameInFront(nameOf(line.speaker), line), style: amber })
        const wordWrapWidth = line.document === undefined ? width : width - 2 * inset
        const text = new Text({ text: line.text, style: { ...base, wordWrap: true, wordWrapWidth } })
        const dots = new Graphics()
        if (name) view.addChild(name)
        view.addChild(text, dots)
        lines.set(line.id, { name, text, mark: dots })
      }
      const wrong = frame.problem === undefined ? '' : `${frame.problem.message}\n${frame.problem.hint}`
      if (wrong !== (problem?.text ?? '')) {
        problem?.destroy()
        problem =
          wrong === ''
            ? undefined
            : new Text({ text: wrong, style: { ...amber, wordWrap: true, wordWrapWidth: width } })
        if (problem) view.addChild(problem)
      }
      const now = frame.choices.map(choice => choice.id).join(' ')
      if (now !== offered) {
        offered = now
        for (const old of choices.removeChildren()) old.destroy({ children: true })
        let y = 0
        for (const [index, choice] of frame.choices.entries()) {
          const text = new Text({
            text: `${index + 1}  ${choice.text}`,
            style: { ...amber, wordWrap: true, wordWrapWidth: width },
          })
          text.y = y
          text.eventMode = 'static'
          text.cursor = 'pointer'
          text.on('pointertap', () => onChoose?.(choice as Choice<ChoiceIdOf<S>>))
          choices.addChild(text)
          y += text.height + gap * 0.6
        }
      }
      lay(frame)
    },
    destroy() {
      if (!view.destroyed) view.destroy({ children: true })
      lines.clear()
    },
  }
}

/** Space between the frame of a document and its words, in pixels of the stage. */
const inset = 14

/** A dotted rule beside a line that is not all the author's. */
function mark(into: Graphics, line: Line, y: number, height: number): void {
  into.clear()
  if (line.spans.every(span => span.origin.source === 'author')) return
  for (let dot = 4; dot < height - 4; dot += 7) into.circle(-14, y + dot, 1.2)
  into.fill(0xeebb74)
}
