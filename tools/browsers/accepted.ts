/**
 * What pages use although one of the supported browsers lacks it, each with the reason why nothing breaks there. A key ends a
 * finding's name, or is followed by `.` and more of it.
 */
export const accepted: Readonly<Record<string, string>> = {
  // The page's own.
  'api.Highlight': 'Asked for first; without it a line appears at once instead of typing on.',
  'css.selectors.highlight': 'Colours of lines that type on; without highlights nothing types on.',
  'css.properties.text-wrap': 'Lines break a little less evenly.',
  'css.properties.hanging-punctuation': 'Quotation marks stand inside the margin.',
  'css.properties.scrollbar-width': 'The scrollbar is as wide as the system makes it.',
  'css.properties.scrollbar-color': 'The scrollbar has the colours of the system.',
  'css.properties.user-select': 'Safari has it under its own name, which stands beside it.',
  'css.properties.cursor': 'There is no pointer whose shape could change.',
  'api.LanguageModel': 'The provider chrome asks whether it is there, and says so where it is not.',
  '*.promptStreaming': 'The provider chrome: of a LanguageModel.',
  // Libraries, which ask before they use it.
  'api.VideoFrame': 'pixi.js asks for it with typeof.',
  '*.displayWidth': 'pixi.js: of a VideoFrame.',
  '*.displayHeight': 'pixi.js: of a VideoFrame.',
  '*.requestVideoFrameCallback': 'pixi.js asks for it; no story of ours paints video.',
  '*.cancelVideoFrameCallback': 'pixi.js: undoes requestVideoFrameCallback.',
  'api.TouchEvent': 'pixi.js asks whether there is touch before it names the event.',
  '*.changedTouches': 'pixi.js: of a TouchEvent.',
  '*.touches': 'pixi.js: of a TouchEvent.',
  '*.force': 'pixi.js: of a Touch.',
  '*.requestAdapter': 'pixi.js: of a navigator.gpu that it asks for first.',
  '*.requestDevice': 'pixi.js: of an adapter that it was given.',
  'api.Navigator.gpu': '@wllama/wllama asks whether it is there.',
  '*.createWritable': '@wllama/wllama: of a storage across origins that it asks for first.',
  '*.sync': '@anthropic-ai/sdk: files that only Node has.',
}

/** Files that are fetched only by browsers that have all that they use: Pixi asks for WebGPU before it takes its renderer. */
export const fetchedWhereSupported: RegExp = /(^|\/)WebGPURenderer-/

/** Why it may be used, if it may. */
export function whyAccepted(feature: string): string | undefined {
  const key = Object.keys(accepted).find(each => feature === each || feature.startsWith(`${each}.`))
  return key === undefined ? undefined : accepted[key]
}
