import { createStage } from '@lacuna/runtime-web/stage'
import { Application, Container, Rectangle } from 'pixi.js'
import { bubbles, type Words } from './bubbles.ts'
import type { Hands } from './hands.ts'
import { keyboard } from './keyboard.ts'
import { paint } from './pictures.ts'
import { type Walkers, walkers } from './walkers.ts'

/** What is to be seen now. Places are shares of the quay. */
export interface Scene {
  readonly x: number
  readonly found: readonly string[]
  readonly trust: number
  readonly line?: Words['line'] & { readonly who?: string }
  readonly choices: readonly string[]
  readonly picked: number
  readonly prompt?: { readonly text: string; readonly over: number }
}

/** The canvas of the game. */
export interface Canvas {
  show(scene: Scene): void
  destroy(): void
}

export interface CanvasPorts {
  readonly hands: Hands
  /** How many choices are offered now. */
  readonly choices: () => number
  /** The mark goes up or down among them. */
  readonly move: (by: 1 | -1) => void
  /** Time has passed; `hand` is −1 or 1 while a key to walk is held. */
  readonly tick: (seconds: number, hand: number) => void
}

/** Paints the harbour into an element, and keeps its size. */
export async function createCanvas(into: HTMLElement, { hands, choices, move, tick }: CanvasPorts): Promise<Canvas> {
  const app = new Application()
  await app.init({
    resizeTo: into,
    preference: 'webgl',
    antialias: true,
    autoDensity: true,
    resolution: Math.min(2, globalThis.devicePixelRatio || 1),
    background: 0x0b0d12,
  })
  app.canvas.setAttribute('aria-hidden', 'true')
  into.prepend(app.canvas)
  const [far, near] = [new Container(), new Container()]
  const words = bubbles(hands.pick, hands.read)
  const keys = keyboard({ choices, mark: move, pick: hands.pick, next: hands.next, leave: hands.leave })
  app.stage.addChild(far, near, words.view)
  app.stage.eventMode = 'static'
  const still = matchMedia('(prefers-reduced-motion: reduce)')
  /** A wide screen has room for choices beneath the picture, a tall one needs more of it. */
  const groundOf = (width: number, height: number): number => height * (width > height ? 0.76 : 0.58)
  const stage = await createStage({
    app,
    parent: far,
    paint,
    clear: (width, height) => ({ x: 0, y: 0, width, height: groundOf(width, height) }),
  })
  let quay: Walkers | undefined
  let scene: Scene = { x: 0, found: [], trust: 0, choices: [], picked: 0 }
  let seconds = 0
  let camera = Number.NaN

  const repaint = (): void => {
    const { width, height } = app.screen
    const ground = groundOf(width, height)
    quay?.destroy()
    quay = walkers(Math.max(width, ground * 2.5), height, ground)
    near.addChild(quay.view)
    app.stage.hitArea = new Rectangle(0, 0, width, height)
    camera = Number.NaN
    draw()
  }
  const draw = (): void => {
    if (!quay) return
    const { width, height } = app.screen
    quay.place(scene, seconds, still.matches)
    const most = quay.width - width
    const focus =
      scene.line?.who === undefined ? scene.x * quay.width : (quay.headOf(scene.line.who).x + scene.x * quay.width) / 2
    const to = Math.min(most, Math.max(0, focus - width / 2))
    camera = Number.isNaN(camera) || still.matches ? to : camera + (to - camera) * 0.08
    near.x = -camera
    const head = scene.line?.who === undefined ? undefined : quay.headOf(scene.line.who)
    const { prompt } = scene
    words.show({
      ...(scene.line && { line: scene.line }),
      ...(head && { head: { x: Math.round(head.x - to), y: Math.round(head.y) } }),
      choices: scene.choices,
      picked: scene.picked,
      ...(prompt && {
        prompt: {
          text: prompt.text,
          x: Math.round(prompt.over * quay.width - to),
          y: Math.round(quay.headOf('BERTHE').y),
        },
      }),
      screen: { width, height, ground: groundOf(width, height) },
    })
  }
  app.stage.on('pointertap', event => {
    if (quay) hands.walkTo((event.global.x + camera) / quay.width)
  })
  app.ticker.add(({ elapsedMS }) => {
    // A machine that can't keep up takes longer steps, and comes there as soon.
    const passed = Math.min(0.5, elapsedMS / 1000)
    seconds += passed
    tick(passed, keys.hand)
    draw()
  })
  let later: ReturnType<typeof setTimeout> | undefined
  app.renderer.on('resize', () => {
    clearTimeout(later)
    later = setTimeout(repaint, 120)
  })
  const faces = ['20px', 'italic 20px'].map(face => document.fonts.load(`${face} "Lacuna Literata"`))
  await Promise.all(faces).catch(() => {})
  await stage.show({ place: 'bay', hour: 'dusk' })
  repaint()
  return {
    show(next) {
      scene = next
      draw()
    },
    destroy() {
      keys.stop()
      clearTimeout(later)
      quay?.destroy()
      stage.destroy()
      app.destroy(true, { children: true })
    },
  }
}
