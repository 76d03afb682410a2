/** How the player likes to read. Kept by the runtime across visits. */
export interface Settings {
  /** 1 is the size of the page's own text. */
  readonly textSize: number
  /** How fast words appear. */
  readonly speed: 'slow' | 'middle' | 'fast' | 'at-once'
  /** `system`: as the player's system asks. */
  readonly motion: 'system' | 'still'
  /** Whether 1 to 9 choose (WCAG 2.1.4: it can be switched off). */
  readonly numberKeys: boolean
}

/** The format of {@link KeptSettings} that is written now. */
export const settingsFormat = 1

/** Settings as they are kept. Without a number they are of format 1. */
export type KeptSettings = Settings & { readonly format: typeof settingsFormat }

/**
 * Settings for a storage.
 *
 * @example
 * const kept = keptSettings({ ...defaultSettings, textSize: 1.35 })
 * localStorage.setItem('settings', JSON.stringify(kept))
 */
export function keptSettings(settings: Settings): KeptSettings {
  return { format: settingsFormat, ...settings }
}

/** Before the player has said anything. */
export const defaultSettings: Settings = { textSize: 1, speed: 'middle', motion: 'system', numberKeys: true }

/** Sizes that can be chosen, besides the browser's own zoom. */
export const textSizes: readonly number[] = [0.9, 1, 1.15, 1.35, 1.6, 2]

/**
 * Settings from storage, whatever was in it: what is missing or wrong is as in `defaultSettings`, and so are all of a
 * newer format.
 *
 * @example
 * const settings = readSettings(JSON.parse(localStorage.getItem('settings') ?? 'null'))
 */
export function readSettings(kept: unknown): Settings {
  const from = (typeof kept === 'object' && kept !== null ? kept : {}) as Partial<Record<keyof KeptSettings, unknown>>
  if (from.format !== undefined && from.format !== settingsFormat) return defaultSettings
  const speeds: readonly unknown[] = ['slow', 'middle', 'fast', 'at-once']
  return {
    textSize:
      typeof from.textSize === 'number' && textSizes.includes(from.textSize) ? from.textSize : defaultSettings.textSize,
    speed: speeds.includes(from.speed) ? (from.speed as Settings['speed']) : defaultSettings.speed,
    motion: from.motion === 'still' ? 'still' : 'system',
    numberKeys: from.numberKeys !== false,
  }
}

/**
 * Whether nothing may move: by the settings, or because the player's system asks for it.
 *
 * @example
 * isStill({ ...defaultSettings, motion: 'still' }) // true
 */
export function isStill(settings: Settings): boolean {
  return settings.motion === 'still' || (globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false)
}
