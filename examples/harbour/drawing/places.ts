import type { Entry } from '../harbour.ink'

/** Where things are along the quay: 0 at its near end, 1 at the steps. */
export const people: Readonly<Record<Entry, number>> = { berthe: 0.2, pim: 0.54, ivo: 0.82 }
export const cat = 0.39
export const lostCoins: Readonly<Record<string, number>> = { 'by the rope': 0.3, 'under the lamp': 0.7 }

/** Where an evening begins. */
export const start = 0.05

/** Near enough to talk, or to stroke a cat. */
const reach = 0.065

/** Who can be talked to from here, or the cat. */
export function nearest(x: number): Entry | 'cat' | undefined {
  const all = Object.entries({ ...people, cat }) as [Entry | 'cat', number][]
  return all.find(([, at]) => Math.abs(at - x) < reach)?.[0]
}

/** A place from which one talks to somebody: where one stands, where that is near enough. */
export function beside(who: Entry | 'cat', x: number): number {
  const at = who === 'cat' ? cat : people[who]
  return Math.abs(at - x) < reach ? x : at - Math.sign(at - x || 1) * reach * 0.9
}

/** The coin that lies where one walks from one place to another. */
export function coinBetween(from: number, to: number): string | undefined {
  const near = (at: number): boolean => at > Math.min(from, to) - 0.01 && at < Math.max(from, to) + 0.01
  return Object.entries(lostCoins).find(([, at]) => near(at))?.[0]
}
