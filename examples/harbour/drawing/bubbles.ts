import { Container, Graphics, Text } from 'pixi.js'

/** Words on the canvas: what is said, and what can be done. */
export interface Bubbles {
  readonly view: Container
  show(words: Words): void
}

export interface Words {
  /** A line, over the head of whoever says it; narration has nobody. */
  readonly line?: {
    readonly text: string
    readonly speaker?: string
    readonly isFilled: boolean
    readonly more: boolean
  }
  readonly head?: { readonly x: number; readonly y: number }
  readonly choices: readonly string[]
  /** The choice that Enter takes. */
  readonly picked: number
  /** Over whom one can do what, while one walks. */
  readonly prompt?: { readonly text: string; readonly x: number; readonly y: number }
  readonly screen: { readonly width: number; readonly height: number; readonly ground: number }
}

const family = '"Lacuna Literata", Literata, Georgia, serif'

/** @param pick called with the index of a choice that was tapped. @param next when the words or the prompt were. */
export function bubbles(pick: (index: number) => void, next: () => void): Bubbles {
  const view = new Container()
  let shown = ''
  return {
    view,
    show(words) {
      const now = JSON.stringify(words)
      if (now === shown) return
      shown = now
      for (const old of view.removeChildren()) old.destroy({ children: true })
      const { line, head, choices, prompt, screen } = words
      if (line) view.addChild(speech(line, head, screen, next))
      if (choices.length > 0) view.addChild(menu(choices, words.picked, screen, pick))
      if (prompt) view.addChild(tag(prompt, screen, next))
    },
  }
}

function speech(
  { text, speaker, isFilled, more }: NonNullable<Words['line']>,
  head: Words['head'],
  { width, height, ground }: Words['screen'],
  next: () => void,
): Container {
  const said = speaker !== undefined && head !== undefined
  const wide = Math.min(said ? 380 : 560, width - 36)
  const size = width < 600 ? 17 : 20
  const box = new Container()
  const words = new Text({
    text,
    style: {
      fontFamily: family,
      fontSize: size,
      lineHeight: size * 1.42,
      fill: said ? 0x241c12 : 0xece7db,
      wordWrap: true,
      wordWrapWidth: wide - 40,
      fontStyle: said ? 'normal' : 'italic',
    },
  })
  const name = said
    ? new Text({ text: speaker, style: { fontFamily: family, fontSize: size * 0.78, fill: 0x8a4f16 } })
    : undefined
  const top = name ? name.height + 14 : 14
  words.position.set(20, top)
  name?.position.set(20, 11)
  const across = Math.max(words.width, name?.width ?? 0) + 40
  const tall = top + words.height + 16
  const x = said ? Math.min(width - across - 12, Math.max(12, head.x - across / 2)) : (width - across) / 2
  const y = said ? Math.max(64, head.y - tall - 20) : Math.max(64, Math.min(height * 0.12, ground * 0.2))
  const back = new Graphics().roundRect(0, 0, across, tall, 14)
  if (said) {
    const tip = Math.min(across - 26, Math.max(26, head.x - x))
    back
      .fill({ color: 0xf4ecd9, alpha: 0.97 })
      .poly([tip - 11, tall - 1, tip + 11, tall - 1, tip, tall + 15])
      .fill({ color: 0xf4ecd9, alpha: 0.97 })
  } else back.fill({ color: 0x0d1018, alpha: 0.78 })
  box.addChild(back, words)
  if (name) box.addChild(name)
  // Words that are not in the script have a dotted edge.
  if (isFilled) {
    const dots = new Graphics()
    for (let dot = 12; dot < tall - 10; dot += 7) dots.circle(9, dot, 1.5)
    box.addChild(dots.fill(said ? 0xa5651f : 0xeebb74))
  }
  if (more)
    box.addChild(
      new Graphics()
        .poly([across - 22, tall - 15, across - 10, tall - 15, across - 16, tall - 8])
        .fill(said ? 0x8a4f16 : 0xeebb74),
    )
  box.position.set(x, y)
  tappable(box, next)
  return box
}

function menu(
  choices: readonly string[],
  picked: number,
  { width, height }: Words['screen'],
  pick: (index: number) => void,
): Container {
  const list = new Container()
  const wide = Math.min(560, width - 28)
  const size = width < 600 ? 16 : 18
  let y = 0
  for (const [index, choice] of choices.entries()) {
    const text = new Text({
      text: choice,
      style: {
        fontFamily: family,
        fontSize: size,
        lineHeight: size * 1.3,
        fill: 0xf2ecdf,
        wordWrap: true,
        wordWrapWidth: wide - 66,
      },
    })
    const number = new Text({ text: `${index + 1}`, style: { fontFamily: family, fontSize: size, fill: 0xeebb74 } })
    const tall = Math.max(44, text.height + 18)
    const row = new Container()
    const back = new Graphics().roundRect(0, 0, wide, tall, 11).fill({ color: 0x10141d, alpha: 0.9 })
    back
      .roundRect(0, 0, wide, tall, 11)
      .stroke({ color: index === picked ? 0xeebb74 : 0x57524a, width: index === picked ? 2 : 1 })
    number.position.set(18, (tall - number.height) / 2)
    text.position.set(44, (tall - text.height) / 2)
    row.addChild(back, number, text)
    row.y = y
    tappable(row, () => pick(index))
    list.addChild(row)
    y += tall + 8
  }
  list.position.set((width - wide) / 2, height - y - Math.min(18, height * 0.02))
  return list
}

function tag({ text, x, y }: NonNullable<Words['prompt']>, { width }: Words['screen'], next: () => void): Container {
  const label = new Text({ text, style: { fontFamily: family, fontSize: 17, fill: 0xf2ecdf } })
  const [across, tall] = [label.width + 34, 44]
  const box = new Container()
  label.position.set(17, (tall - label.height) / 2)
  box.addChild(
    new Graphics()
      .roundRect(0, 0, across, tall, 22)
      .fill({ color: 0x10141d, alpha: 0.86 })
      .stroke({ color: 0xeebb74, width: 1.5 }),
    label,
  )
  box.position.set(Math.min(width - across - 8, Math.max(8, x - across / 2)), Math.max(64, y - tall - 10))
  tappable(box, next)
  return box
}

function tappable(box: Container, tapped: () => void): void {
  box.eventMode = 'static'
  box.cursor = 'pointer'
  box.on('pointertap', event => {
    event.stopPropagation()
    tapped()
  })
}
