import { type Application, Container, type Renderer, Sprite, Texture } from 'pixi.js'
import type { Box, View } from '../painting/easel.ts'
import type { Figure } from '../painting/figure.ts'
import { type Cues, type Paint, paintSheets } from '../painting/paint-sheets.ts'
import { effectOf } from './effect.ts'
import { nextTask } from './next-task.ts'
import { ownRenderer } from './own-renderer.ts'
import { makeScene, type Scene } from './scene.ts'
import { canvasTexture, softTextures } from './soft-textures.ts'
import { ticking } from './ticking.ts'
import { vignetteCanvas } from './vignette.ts'

/** How a stage is set up. */
export interface StageOptions {
  /** Where the stage puts its own canvas, filling it. Leave out when an `app` is given. */
  readonly host?: HTMLElement
  /**
   * A game's own application: the stage becomes a container (`stage.view`) and follows its ticker and its size. When the
   * application is destroyed, the stage is, too.
   */
  readonly app?: Application
  /**
   * Where that container is put, at the bottom: all else that is there stands in front of it. It has the size of the
   * application's screen, at the place and scale of this parent. Default: the application's stage.
   */
  readonly parent?: Container
  /** The story's own paintings, by place. */
  readonly paint?: Paint
  /** How people look, by cast name. */
  readonly cast?: Readonly<Record<string, Figure>>
  /** The part that no words cover. Default: all of it. */
  readonly clear?: (width: number, height: number) => Box
  /** Whether nothing may move. Default: what the player's system asks for. */
  readonly still?: boolean
  /** Most canvas pixels in one sheet of paint; more is painted smaller. Default 4.2 million. */
  readonly mostPixels?: number
}

/** The painted stage. */
export interface Stage {
  /** All that the stage shows, to be put among a game's own things. */
  readonly view: Container
  /** Shows the standing cues; resolves when the picture is there (it fades in after that). The last call wins. */
  show(cues: Cues, speaker?: string): Promise<void>
  /** A momentary cue: `effect: flash`, `effect: shake`. Gentle or nothing when all is to be still. */
  cue(cue: { readonly key: string; readonly value: string }): void
  /** Whether nothing may move. */
  still(still: boolean): void
  /** Asks where the words are again, and repaints when that changed. */
  relayout(): void
  destroy(): void
}

/**
 * Sets up a stage, with a canvas of its own or in a game's application. Rejects where there is no WebGL.
 *
 * @throws Error of PixiJS where there is no WebGL.
 * @example
 * const stage = await createStage({ host: element, paint })
 * session.onCue(cue => stage.cue(cue))
 * await stage.show(session.frame.stage)
 */
export async function createStage(options: StageOptions): Promise<Stage> {
  const { app, host } = options
  const own = app ? undefined : await ownRenderer()
  const renderer: Renderer = app ? app.renderer : (own as Renderer)
  const root = new Container()
  const pictures = new Container()
  const overlay = new Sprite({ texture: Texture.WHITE, visible: false })
  const soft = softTextures()
  const darkness = canvasTexture(vignetteCanvas())
  const vignette = new Sprite(darkness)
  root.addChild(pictures, vignette, overlay)
  if (app) (options.parent ?? app.stage).addChildAt(root, 0)
  else if (own && host) {
    own.canvas.style.cssText = 'position:absolute;inset:0;width:100%;height:100%;display:block'
    host.append(own.canvas)
  }
  const asked = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)')
  let still = options.still ?? asked?.matches ?? false
  let view: View = { width: 1, height: 1, clear: { x: 0, y: 0, width: 1, height: 1 } }
  let scene: Scene | undefined
  let leaving: { scene: Scene; since: number } | undefined
  let arrived = 0
  let shown: Cues = {}
  let said: string | undefined
  let run = 0
  let seconds = 7
  let closed = false
  let changed = 0
  let effort = 2
  let rested = false
  const effects: ((seconds: number) => boolean)[] = []

  /** Whether there is nothing to draw on any more: a game may destroy its application first. */
  const isGone = (): boolean => {
    if (!closed && app && !app.renderer) stage.destroy()
    return closed
  }

  const measure = (): boolean => {
    const width = Math.max(1, Math.round(app ? app.screen.width : (host?.clientWidth ?? 1)))
    const height = Math.max(1, Math.round(app ? app.screen.height : (host?.clientHeight ?? 1)))
    const clear = options.clear?.(width, height) ?? { x: 0, y: 0, width, height }
    const same = width === view.width && height === view.height && sameBox(clear, view.clear)
    view = { width, height, clear }
    const resolution = effort === 2 || rested ? Math.min(3, globalThis.devicePixelRatio || 1) : 0.75
    if (own && (own.width !== width || own.height !== height || own.resolution !== resolution))
      own.resize(width, height, resolution)
    vignette.setSize(width, height)
    return !same
  }

  const frame = (): void => {
    scene?.at(seconds)
    if (scene && !still) scene.view.alpha = Math.min(1, (seconds - arrived) / 1.1)
    else if (scene) scene.view.alpha = 1
    if (leaving && (still || seconds - leaving.since > 1.15)) {
      pictures.removeChild(leaving.scene.view)
      leaving.scene.destroy()
      leaving = undefined
    }
    root.position.set(0, 0)
    overlay.visible = false
    for (let index = effects.length - 1; index >= 0; index--) if (!effects[index]?.(seconds)) effects.splice(index, 1)
    own?.render(root)
  }

  const paint = async (cues: Cues): Promise<void> => {
    const mine = ++run
    const resolution = Math.min(3, globalThis.devicePixelRatio || 1)
    const scale = Math.min(resolution, Math.sqrt((options.mostPixels ?? 4_200_000) / (view.width * view.height)))
    const steps = paintSheets(cues, view, scale, options.paint)
    let step = steps.next()
    let began = performance.now()
    while (!step.done) {
      // Paint between frames: a page that is being read must not stutter.
      if (performance.now() - began > 6) {
        await nextTask()
        if (isGone() || mine !== run) return
        began = performance.now()
      }
      step = steps.next()
    }
    const next = makeScene(step.value, view, cues, scale, soft, options.cast ?? {})
    for (const sheet of next.view.children) {
      const texture = (sheet as Container).children[0]
      if (texture instanceof Sprite) {
        renderer.texture.initSource(texture.texture.source)
        await nextTask()
      }
      if (isGone() || mine !== run) {
        next.destroy()
        return
      }
    }
    next.people(cues.people, true)
    next.speaker(said)
    if (leaving) {
      pictures.removeChild(leaving.scene.view)
      leaving.scene.destroy()
    }
    leaving = scene ? { scene, since: seconds } : undefined
    scene = next
    arrived = leaving ? seconds : still ? seconds - 2 : seconds
    pictures.addChild(next.view)
    next.at(seconds)
    frame()
  }

  let stopTicking = (): void => {}
  const tick = (passedMs: number): void => {
    if (isGone() || (still && !leaving)) return
    seconds += Math.min(effort === 2 ? 0.1 : 1, passedMs / 1000)
    frame()
  }
  const start = (): void => {
    stopTicking()
    if (isGone() || still || globalThis.document?.hidden) return
    stopTicking = ticking(app, {
      tick,
      isAtRest: () => effort === 0 && !leaving && effects.length === 0 && seconds - Math.max(arrived, changed) > 1.4,
      rest(isAtRest) {
        rested = isAtRest
        measure()
        if (isAtRest) frame()
      },
      tooMuch() {
        if (effort === 0) return
        effort -= 1
        measure()
      },
    })
  }
  const onVisible = (): void => start()
  const onMotion = (): void => {
    if (options.still === undefined) stage.still(asked?.matches ?? false)
  }
  let later: ReturnType<typeof setTimeout> | undefined
  const onSize = (): void => {
    if (isGone() || !measure()) return
    frame()
    clearTimeout(later)
    later = setTimeout(() => void paint(shown), 140)
  }
  const watch = host ? new ResizeObserver(onSize) : undefined
  if (host) watch?.observe(host)
  if (app) renderer.on('resize', onSize)
  document.addEventListener('visibilitychange', onVisible)
  asked?.addEventListener('change', onMotion)

  const stage: Stage = {
    view: root,
    async show(cues, speaker) {
      if (isGone()) return
      said = speaker
      const same = scene !== undefined && (['place', 'hour', 'weather'] as const).every(key => cues[key] === shown[key])
      const samePeople = cues.people === shown.people
      shown = cues
      if (!same) {
        measure()
        await paint(cues)
        return
      }
      changed = seconds
      if (!samePeople) scene?.people(cues.people, still)
      scene?.speaker(speaker)
      if (still) frame()
    },
    cue({ key, value }) {
      if (key !== 'effect' || isGone()) return
      const effect = effectOf(value, root, overlay, () => view, seconds, still)
      if (!effect) return
      effects.push(effect)
      frame()
    },
    still(value) {
      if (isGone()) return
      still = value
      start()
      frame()
    },
    relayout: onSize,
    destroy() {
      if (closed) return
      closed = true
      run++
      stopTicking()
      clearTimeout(later)
      watch?.disconnect()
      if (app) renderer.off('resize', onSize)
      document.removeEventListener('visibilitychange', onVisible)
      asked?.removeEventListener('change', onMotion)
      leaving?.scene.destroy()
      scene?.destroy()
      if (!root.destroyed) root.destroy({ children: true })
      if (!darkness.destroyed) darkness.destroy(true)
      soft.destroy()
      own?.canvas.remove()
      own?.destroy({ removeView: true })
    },
  }
  measure()
  start()
  return stage
}

function sameBox(a: Box, b: Box): boolean {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y) + Math.abs(a.width - b.width) + Math.abs(a.height - b.height) < 8
}
