import { Application } from 'pixi.js'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createStage, type Stage } from './create-stage.ts'

let host: HTMLElement
let stage: Stage | undefined

beforeEach(() => {
  host = document.createElement('div')
  host.style.cssText = 'position:relative;width:320px;height:200px'
  document.body.replaceChildren(host)
})
afterEach(() => {
  stage?.destroy()
  stage = undefined
})

const where = (of: Stage): readonly number[] =>
  (of.view.children[0]?.children[0]?.children ?? []).flatMap(child => [child.x, child.y, child.alpha])
const picture = (): string => host.querySelector('canvas')?.toDataURL() ?? ''

test('draws the standing cues on a canvas of its own, sharp at the screen’s pixels', async () => {
  stage = await createStage({ host, still: true })
  await stage.show({ place: 'harbour', hour: 'dusk', weather: 'rain', people: 'OONA' }, 'OONA')
  const canvas = host.querySelector('canvas')
  expect(canvas?.width).toBe(Math.round(320 * devicePixelRatio))
  expect(canvas?.clientWidth).toBe(320)
  expect(stage.view.children.length).toBeGreaterThan(1)
})

test('kept still, nothing moves and no flash is shown', async () => {
  stage = await createStage({ host, still: true })
  await stage.show({ place: 'forest', hour: 'day', weather: 'snow' })
  const overlay = stage.view.children[2]
  stage.cue({ key: 'effect', value: 'flash' })
  expect(overlay?.visible).toBe(false)
  const snapshot = where(stage)
  await new Promise(resolve => setTimeout(resolve, 120))
  expect(where(stage)).toEqual(snapshot)
})

test('the last of several cues wins', async () => {
  stage = await createStage({ host, still: true })
  const first = stage.show({ place: 'forest' })
  const second = stage.show({ place: 'town', hour: 'night' })
  await Promise.all([first, second])
  const pictures = stage.view.children[0]
  expect(pictures?.children.length).toBe(1)
})

test('plays every hour and weather without a fault, and gives the canvas back', async () => {
  stage = await createStage({ host })
  const skies = [
    ['dawn', 'fog'],
    ['day', 'wind'],
    ['dusk', 'rain'],
    ['night', 'snow'],
    ['night', 'clear'],
  ] as const
  for (const [hour, weather] of skies) {
    await stage.show({ place: hour === 'day' ? 'kitchen' : 'quay', hour, weather, people: 'OONA, TAVI' })
    stage.cue({ key: 'effect', value: 'shake' })
    stage.cue({ key: 'effect', value: 'flash' })
    await new Promise(requestAnimationFrame)
  }
  expect(picture()).toContain('data:image/png')
  stage.destroy()
  expect(host.querySelector('canvas')).toBeNull()
})

test('joins a game’s own application and leaves it standing', async () => {
  const app = new Application()
  await app.init({ width: 300, height: 200, preference: 'webgl' })
  host.append(app.canvas)
  stage = await createStage({ app, clear: (width, height) => ({ x: width / 2, y: 0, width: width / 2, height }) })
  await stage.show({ place: 'shore', hour: 'dawn' })
  expect(app.stage.children).toContain(stage.view)
  stage.destroy()
  stage = undefined
  expect(app.stage.children).toHaveLength(0)
  app.destroy(true)
})

test('on a machine that can’t keep up it has fewer pixels while it moves, and stands sharp', async () => {
  stage = await createStage({ host })
  await stage.show({ place: 'forest', hour: 'day' })
  const full = Math.round(320 * devicePixelRatio)
  const width = (): number | undefined => host.querySelector('canvas')?.width
  let busy = true
  requestAnimationFrame(function hold() {
    const until = performance.now() + 120
    while (performance.now() < until);
    if (busy) requestAnimationFrame(hold)
  })
  try {
    await expect.poll(width).toBeLessThan(full)
    await expect.poll(width).toBe(full)
    await stage.show({ place: 'forest', hour: 'day', people: 'OONA' })
    await expect.poll(width).toBeLessThan(full)
    await expect.poll(width).toBe(full)
  } finally {
    busy = false
  }
})
