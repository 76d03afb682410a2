import { beforeAll, describe, expect, test } from 'vitest'
import { accepted, fetchedWhereSupported, whyAccepted } from './accepted.ts'
import { browserBundle } from './browser-bundle.ts'
import { checkScripts } from './check-scripts.ts'
import { checkStyle } from './check-style.ts'
import type { Finding } from './finding.ts'

const inScript = (text: string): readonly string[] =>
  checkScripts([{ name: 'planted.js', text }]).map(({ feature }) => feature)
const inStyle = (text: string): readonly string[] =>
  checkStyle({ name: 'planted.css', text }).map(({ feature }) => feature)

describe('what a supported browser lacks is found', () => {
  const faults: readonly (readonly [fault: string, feature: string])[] = [
    ['requestIdleCallback(() => {})', 'api.Window.requestIdleCallback'],
    ['window.requestIdleCallback(() => {})', 'api.Window.requestIdleCallback'],
    ['new CloseWatcher()', 'api.CloseWatcher'],
    ['export const model = LanguageModel', 'api.LanguageModel'],
    ['Promise.try(() => 1)', 'javascript.builtins.Promise.try'],
    ["URL.parse('x')", 'api.URL.parse_static'],
    ["RegExp.escape('x')", 'javascript.builtins.RegExp.escape'],
    ['navigator.userAgentData', 'api.Navigator.userAgentData'],
    ['document.startViewTransition()', 'api.Document.startViewTransition'],
    ["document.querySelector('dialog').requestClose()", '*.requestClose'],
    ['element.animate().overallProgress', '*.overallProgress'],
    ['/(?i:a)b/.test(x)', 'javascript.regular_expressions.modifier'],
    ['style.textContent = `.a { anchor-name: --b; }`', 'css.properties.anchor-name'],
  ]
  test.each(faults)('%s', (fault, feature) => {
    expect(inScript(fault)).toEqual([feature])
  })

  const styles: readonly (readonly [fault: string, feature: string])[] = [
    ['a { field-sizing: var(--b) }', 'css.properties.field-sizing'],
    ['a { text-wrap: pretty }', 'css.properties.text-wrap.pretty'],
    ['a { text-decoration: underline dotted }', 'css.properties.text-decoration.dotted'],
    ['@starting-style { a { opacity: 0 } }', 'css.at-rules.starting-style'],
    ['a { color: light-dark(red, blue) }', 'css.types.color.light-dark'],
    ['a::details-content { opacity: 0 }', 'css.selectors.details-content'],
  ]
  test.each(styles)('%s', (fault, feature) => {
    expect(inStyle(fault)).toEqual([feature])
  })

  test('with file, line and the browsers that lack it', () => {
    expect(checkScripts([{ name: 'page.js', text: 'const a = 1\nPromise.try(() => a)' }])).toEqual([
      expect.objectContaining({
        at: 'page.js:2',
        source: 'Promise.try(() => a)',
        lacking: ['Chrome 120', 'Edge 120', 'Firefox 128', 'Safari 17.4', 'Safari on iOS 17.4'],
      }),
    ])
  })
})

test('what they all have is not: nor are names and members that a script makes itself', () => {
  const fine = `
    const scheduler = { yield: () => 1 }
    scheduler.yield()
    class List { first = 1 }
    new List().first
    structuredClone([1].toSorted().at(-1))
    Object.groupBy([], String)
    document.querySelector('dialog').showModal()
    AbortSignal.any([AbortSignal.timeout(5)])
    style.textContent = ':where(a) { inset: 0; color: rgb(1 2 3 / .5) } @container (width > 3rem) { a { gap: 1cqi } }'
  `
  expect(inScript(fine)).toEqual([])
})

describe('the pages we build', () => {
  let findings: readonly Finding[]
  beforeAll(async () => {
    const files = (await browserBundle()).filter(({ name }) => !fetchedWhereSupported.test(name))
    const styles = files.filter(({ name }) => name.endsWith('.css'))
    findings = [...checkScripts(files.filter(file => !styles.includes(file))), ...styles.flatMap(checkStyle)]
  })

  test('use nothing that a supported browser lacks', () => {
    const told = findings
      .filter(({ feature }) => whyAccepted(feature) === undefined)
      .map(({ feature, lacking, at, source }) => `${feature} is not in ${lacking.join(', ')}: ${at}\n  ${source}`)
    expect(told).toEqual([])
  })

  test('use everything that is accepted, or it is to be struck off', () => {
    const met = new Set(findings.map(({ feature }) => whyAccepted(feature)))
    expect(Object.values(accepted).filter(why => !met.has(why))).toEqual([])
  })
})
