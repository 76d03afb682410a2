import type { Container, Sprite } from 'pixi.js'
import type { View } from '../painting/easel.ts'

/** Changes the stage for a moment; says whether it goes on. */
export type Effect = (seconds: number) => boolean

/**
 * What an `effect` cue does. Flashes are one pulse that fades, never a flicker (WCAG 2.3.1); where nothing may move
 * they are left out, as are shakes.
 */
export function effectOf(
  value: string,
  root: Container,
  overlay: Sprite,
  view: () => View,
  now: number,
  still: boolean,
): Effect | undefined {
  const said = value.toLowerCase()
  if (still) return undefined
  const pulse =
    (colour: number, strength: number, length: number): Effect =>
    seconds => {
      const age = (seconds - now) / length
      const { width, height } = view()
      overlay.setSize(width, height)
      overlay.tint = colour
      overlay.alpha = Math.max(0, strength * (1 - age) ** 2)
      overlay.visible = true
      return age < 1
    }
  const shake =
    (strength: number): Effect =>
    seconds => {
      const age = (seconds - now) / 0.7
      const fade = Math.max(0, 1 - age) ** 2 * strength
      root.position.set(Math.sin(seconds * 47) * fade, Math.cos(seconds * 39) * fade * 0.6)
      return age < 1
    }
  if (/flash|lightning|light/.test(said)) return pulse(0xfdf6e3, 0.55, 1.1)
  if (/thunder|shake|quake|jolt|lurch/.test(said)) return shake(/lurch|jolt/.test(said) ? 12 : 8)
  if (/dark|blackout|blink|faint/.test(said)) return pulse(0x000000, 0.85, 1.8)
  if (/blood|red|alarm/.test(said)) return pulse(0x7a1512, 0.4, 1.4)
  return pulse(0xfdf6e3, 0.18, 0.9)
}
