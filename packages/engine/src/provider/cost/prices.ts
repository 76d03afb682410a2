/** What a model costs, in US dollars for a million tokens. */
export interface Price {
  readonly input: number
  readonly output: number
  /** Input that comes from the vendor's cache. Default a tenth of `input`. */
  readonly cached?: number
  /** Input that is put into it. Default one and a quarter of `input`. */
  readonly cacheWritten?: number
}

/** List prices of November 2026, by the beginning of the model's name. A game passes its own agreement as a table of its own. */
export const prices: Readonly<Record<string, Price>> = {
  'claude-haiku-5-5': { input: 0.1, output: 0.5 },
  'claude-sonnet-5-5': { input: 2, output: 10 },
  'claude-opus-5-5': { input: 4, output: 20 },
}
