import { type Colour, mix } from './colour.ts'

/**
 * The hours that have a light of their own. Another word falls to the nearest by name, else to day.
 *
 * More may come with a minor version: a `switch` over them wants a `default`.
 */
export type Hour = 'dawn' | 'day' | 'dusk' | 'night'

/** The weathers that are painted and that move. More may come with a minor version: a `switch` over them wants a `default`. */
export type Weather = 'clear' | 'rain' | 'fog' | 'snow' | 'wind'

/** What falls on everything in a painting. */
export interface Light {
  readonly hour: Hour
  readonly weather: Weather
  /** From the top of the sky to the horizon. */
  readonly sky: readonly [Colour, Colour, Colour]
  /** Sun or moon: where (0..1 of the width; share of the way from the horizon to the top), colour, how strong. */
  readonly lamp: {
    readonly x: number
    readonly height: number
    readonly colour: Colour
    readonly strength: number
    readonly moon: boolean
  }
  /** The colour that distance takes on, and how fast. */
  readonly haze: Colour
  readonly thickness: number
  /** The colour that everything near takes on, and how much of it. */
  readonly ambient: Colour
  readonly dim: number
  /** How many of the lamps and windows are lit, 0 to 1. */
  readonly lit: number
  readonly stars: number
  readonly snow: number
}

const hours: Readonly<Record<Hour, Omit<Light, 'hour' | 'weather' | 'snow'>>> = {
  dawn: {
    sky: ['#4a6a9a', '#c3a6b4', '#ffd9a6'],
    lamp: { x: 0.7, height: 0.2, colour: '#ffe1b0', strength: 0.85, moon: false },
    haze: '#e6bfa8',
    thickness: 0.72,
    ambient: '#5a5573',
    dim: 0.34,
    lit: 0.45,
    stars: 0.12,
  },
  day: {
    sky: ['#4f86b4', '#93bccb', '#e4ead9'],
    lamp: { x: 0.74, height: 0.72, colour: '#fff6da', strength: 0.6, moon: false },
    haze: '#c3d5d6',
    thickness: 0.62,
    ambient: '#b7c8cf',
    dim: 0.1,
    lit: 0,
    stars: 0,
  },
  dusk: {
    sky: ['#1f2550', '#7d4673', '#f39a5f'],
    lamp: { x: 0.7, height: 0.16, colour: '#ffb26b', strength: 1, moon: false },
    haze: '#a8607c',
    thickness: 0.66,
    ambient: '#2c2448',
    dim: 0.5,
    lit: 0.85,
    stars: 0.3,
  },
  night: {
    sky: ['#060a18', '#0f1b37', '#27406a'],
    lamp: { x: 0.76, height: 0.68, colour: '#e3ecf8', strength: 0.55, moon: true },
    haze: '#22375d',
    thickness: 0.6,
    ambient: '#0a1226',
    dim: 0.68,
    lit: 1,
    stars: 1,
  },
}

const greys: Readonly<Record<Hour, readonly [Colour, Colour, Colour]>> = {
  dawn: ['#566074', '#8b8e9a', '#c3b6b0'],
  day: ['#6f818d', '#94a3a8', '#bfc8c6'],
  dusk: ['#2a2c46', '#4f4560', '#93707a'],
  night: ['#080c17', '#111a2c', '#22304a'],
}

/** The light of an hour in a weather. */
export function lightOf(hour: Hour, weather: Weather): Light {
  const clear = hours[hour]
  const grey = greys[hour]
  const cover = { clear: 0, wind: 0.12, snow: 0.72, fog: 0.8, rain: 0.86 }[weather]
  const sky = [
    mix(clear.sky[0], grey[0], cover),
    mix(clear.sky[1], grey[1], cover),
    mix(clear.sky[2], grey[2], cover * 0.86),
  ] as const
  const white = hour === 'night' ? '#33415e' : hour === 'dusk' ? '#8e819c' : '#e6ebee'
  const haze = mix(clear.haze, weather === 'snow' || weather === 'fog' ? mix(grey[2], white, 0.35) : grey[2], cover)
  return {
    ...clear,
    hour,
    weather,
    sky: weather === 'fog' ? [mix(sky[0], haze, 0.4), mix(sky[1], haze, 0.6), haze] : sky,
    lamp: {
      ...clear.lamp,
      strength: clear.lamp.strength * { clear: 1, wind: 0.9, snow: 0.2, fog: 0.45, rain: 0.06 }[weather],
    },
    haze,
    thickness: Math.min(0.97, clear.thickness + { clear: 0, wind: -0.06, snow: 0.12, rain: 0.14, fog: 0.32 }[weather]),
    dim: Math.min(0.82, clear.dim + (weather === 'rain' ? 0.12 : 0)),
    ambient: mix(clear.ambient, grey[0], cover * 0.5),
    lit: Math.max(clear.lit, weather === 'clear' || weather === 'wind' || weather === 'snow' ? 0 : 0.4),
    stars: clear.stars * (1 - cover),
    snow: weather === 'snow' ? 1 : 0,
  }
}

/** The hour that a story's word for it means: `late evening` is dusk. Day when it says nothing known. */
export function hourOf(word: string | undefined): Hour {
  const said = (word ?? '').toLowerCase()
  if (/night|midnight|dark|small hours/.test(said)) return 'night'
  if (/dusk|evening|sunset|twilight|gloam/.test(said)) return 'dusk'
  if (/dawn|morning|sunrise|daybreak|early/.test(said)) return 'dawn'
  return 'day'
}

/** The weather that a story's word for it means: `drizzle` is rain. Clear when it says nothing known. */
export function weatherOf(word: string | undefined): Weather {
  const said = (word ?? '').toLowerCase()
  if (/rain|drizzl|storm|shower|sleet|wet/.test(said)) return 'rain'
  if (/fog|mist|haze|smoke/.test(said)) return 'fog'
  if (/snow|frost|blizzard|ice/.test(said)) return 'snow'
  if (/wind|gale|breez|gust/.test(said)) return 'wind'
  return 'clear'
}
