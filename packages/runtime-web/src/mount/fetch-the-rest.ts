import { parts } from '../page/page-parts.ts'
import { keptFillsPart } from './later-fills.ts'
import { fetchGrammar } from './provider-for.ts'
import { restoringPart } from './restoring-part.ts'

/**
 * Fetches what a page only needs later: its dialogs and the last page. Called when the rest is there, so that it keeps
 * nobody waiting; from then on a story goes on to its end where the network does not.
 */
export function fetchTheRest(): void {
  const { about, history, lastPage, saves, settings } = parts
  // The settings say how many fills are kept.
  const all = [about(), history(), lastPage(), saves(), settings(), keptFillsPart(), restoringPart(), fetchGrammar()]
  // Whoever opens one of them tries again, and so does this when the network is back.
  Promise.all(all).catch(() => window.addEventListener('online', fetchTheRest, { once: true }))
  for (const one of all) one.catch(() => {})
}
