import { expect, test } from 'vitest'
import { paintStill } from './paint-still.ts'

const digestOf = async (cues: Readonly<Record<string, string>>): Promise<string> => {
  const canvas = document.createElement('canvas')
  paintStill(canvas, 240, 150, cues, { scale: 1 })
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, 240, 150).data
  const hash = await crypto.subtle.digest('SHA-256', pixels ?? new Uint8Array())
  return [...new Uint8Array(hash)].map(byte => byte.toString(16).padStart(2, '0')).join('')
}

test('equal cues give an equal picture, pixel by pixel', async () => {
  const cues = { place: 'harbour', hour: 'dusk', weather: 'rain', people: 'OONA' }
  expect(await digestOf(cues)).toBe(await digestOf({ ...cues }))
})

test('place, hour, weather and people each change the picture', async () => {
  const base = { place: 'harbour', hour: 'dusk', weather: 'rain', people: 'OONA' }
  const all = await Promise.all(
    [
      base,
      { ...base, place: 'forest' },
      { ...base, hour: 'night' },
      { ...base, weather: 'snow' },
      { ...base, people: 'TAVI' },
    ].map(digestOf),
  )
  expect(new Set(all).size).toBe(5)
})

test('an unknown place has a picture of its own, and no cue at all is a picture too', async () => {
  const [one, same, other] = await Promise.all([
    digestOf({ place: 'Quillon' }),
    digestOf({ place: 'Quillon' }),
    digestOf({ place: 'Vessary' }),
  ])
  expect(one).toBe(same)
  expect(one).not.toBe(other)
  expect(await digestOf({})).toBeTruthy()
})
