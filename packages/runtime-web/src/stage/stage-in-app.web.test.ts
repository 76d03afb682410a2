import { Application, Container, Graphics } from 'pixi.js'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createStage } from './create-stage.ts'

let app: Application
const thrown: unknown[] = []
const note = (event: ErrorEvent | PromiseRejectionEvent): void => {
  thrown.push('reason' in event ? event.reason : event.error)
  event.preventDefault()
}

beforeEach(async () => {
  thrown.length = 0
  window.addEventListener('error', note)
  window.addEventListener('unhandledrejection', note)
  app = new Application()
  await app.init({ width: 200, height: 120, preference: 'webgl' })
  document.body.replaceChildren(app.canvas)
})
afterEach(() => {
  window.removeEventListener('error', note)
  window.removeEventListener('unhandledrejection', note)
  if (app.renderer) app.destroy(true, { children: true })
})

/** A game's own thing: a red square in the middle. */
function square(): Graphics {
  return new Graphics().rect(60, 20, 80, 80).fill(0xff0000)
}

function colourAt(x: number, y: number): readonly number[] {
  const { pixels, width } = app.renderer.extract.pixels({ target: app.stage, frame: app.screen.clone(), resolution: 1 })
  const at = (y * width + x) * 4
  return [...pixels.slice(at, at + 3)]
}

describe('where a game has things of its own', () => {
  test('the stage stands behind what stood there before', async () => {
    app.stage.addChild(square())
    const stage = await createStage({ app, still: true })
    await stage.show({ place: 'harbour' })
    expect(colourAt(100, 60)).toEqual([255, 0, 0])
    expect(colourAt(10, 100)).not.toEqual([0, 0, 0])
    stage.destroy()
    expect(colourAt(100, 60)).toEqual([255, 0, 0])
  })

  test('it is put where the game wants it: at the bottom of a layer, over what lies beneath that layer', async () => {
    const [under, layer, above] = [square(), new Container(), new Graphics().rect(0, 0, 20, 20).fill(0x00ff00)]
    layer.addChild(above)
    app.stage.addChild(under, layer)
    const stage = await createStage({ app, parent: layer, still: true })
    await stage.show({ place: 'harbour' })
    expect(stage.view.parent).toBe(layer)
    expect(colourAt(100, 60)).not.toEqual([255, 0, 0])
    expect(colourAt(5, 5)).toEqual([0, 255, 0])
    stage.destroy()
    expect(layer.children).toEqual([above])
    expect(colourAt(100, 60)).toEqual([255, 0, 0])
  })
})

describe.each([
  ['and keeps nothing', true],
  ['with all that is on it', { children: true, texture: true, textureSource: true, context: true }],
  ['and leaves what is on it', false],
] as const)('an application that is destroyed %s', (_, options) => {
  const live = async (): Promise<Awaited<ReturnType<typeof createStage>>> => {
    const stage = await createStage({ app, still: false })
    await stage.show({ place: 'harbour', weather: 'rain', people: 'OONA' })
    await stage.show({ place: 'forest', people: 'OONA' })
    return stage
  }
  const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

  test.each([
    ['before the stage', (stage: { destroy(): void }) => [() => app.destroy(true, options), () => stage.destroy()]],
    ['after the stage', (stage: { destroy(): void }) => [() => stage.destroy(), () => app.destroy(true, options)]],
  ])('%s throws nothing, nor does doing it twice', async (_order, steps) => {
    const stage = await live()
    for (const step of steps(stage)) step()
    stage.destroy()
    await pause(80)
    expect(thrown).toEqual([])
  })

  test('takes a stage with it that nobody has destroyed yet: whatever is asked of it does nothing', async () => {
    const stage = await live()
    app.destroy(true, options)
    stage.cue({ key: 'effect', value: 'flash' })
    stage.still(true)
    stage.still(false)
    stage.relayout()
    await stage.show({ place: 'town' })
    document.dispatchEvent(new Event('visibilitychange'))
    await pause(80)
    stage.destroy()
    expect(thrown).toEqual([])
  })

  test('while a picture is being painted throws nothing', async () => {
    const stage = await live()
    const painting = stage.show({ place: 'town', hour: 'night' })
    app.destroy(true, options)
    await painting
    stage.destroy()
    await pause(80)
    expect(thrown).toEqual([])
  })
})

test('an own canvas may be taken away twice', async () => {
  const host = document.createElement('div')
  host.style.cssText = 'position:relative;width:200px;height:120px'
  document.body.replaceChildren(host)
  const stage = await createStage({ host, still: true })
  const painting = stage.show({ place: 'town' })
  stage.destroy()
  stage.destroy()
  await painting
  stage.cue({ key: 'effect', value: 'flash' })
  stage.still(false)
  stage.relayout()
  await stage.show({ place: 'forest' })
  await vi.waitFor(() => expect(host.querySelector('canvas')).toBeNull())
  expect(thrown).toEqual([])
})
