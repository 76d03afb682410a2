/**
 * Fetches what a page only needs later: its dialogs and the last page. Called when the rest is there, so that it keeps
 * nobody waiting; from then on a story goes on to its end where the network does not.
 */
export function fetchTheRest(): void {
  const parts = [
    import('../page/about-dialog.ts'),
    import('../page/history-dialog.ts'),
    import('../page/last-page.ts'),
    import('../page/saves-dialog.ts'),
    import('../page/settings-dialog.ts'),
    // The settings say how much of it there is.
    import('../saves/kept-fills.ts'),
  ]
  // Whoever opens one of them tries again.
  for (const part of parts) part.catch(() => {})
}
