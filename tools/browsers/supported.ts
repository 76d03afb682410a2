/** The oldest browsers that pages made with Lacuna are written for: see `docs/decisions/browsers.md`. */
export const supported = {
  chrome: '120',
  edge: '120',
  firefox: '128',
  safari: '17.4',
  safari_ios: '17.4',
} as const

export type SupportedBrowser = keyof typeof supported
