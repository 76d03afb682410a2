import { availableParallelism } from 'node:os'
import { playwright } from '@vitest/browser-playwright'
import { lacuna } from 'lacuna/vite'
import { defaultClientConditions, defaultServerConditions } from 'vite'
import { defineConfig } from 'vitest/config'
import { chromeLaunch } from './tools/chrome.ts'

const source = '@lacuna/source'
const fromSource = {
  // `import story from './story.ink'` in tests, too; a test run writes no files.
  plugins: [lacuna({ declarations: false })],
  resolve: { conditions: [source, ...defaultClientConditions] },
  ssr: { resolve: { conditions: [source, ...defaultServerConditions] } },
}
const web = ['{packages,examples}/**/*.web.test.ts']
const wholePages = ['examples/**/*.e2e.test.ts']
/** A machine that is busy is no failure: no test is timed. These bounds end what would never end. */
const patience = { testTimeout: 300_000, hookTimeout: 300_000, expect: { poll: { timeout: 60_000 } } }
const never = ['**/node_modules/**', '**/dist/**']

export default defineConfig(async () => ({
  test: {
    passWithNoTests: true,
    reporters: ['default', './tools/count-reporter.ts'],
    projects: [
      {
        ...fromSource,
        test: {
          name: 'node',
          ...patience,
          // The properties are all here: none is tested in a browser.
          setupFiles: ['./tools/same-cases.ts'],
          include: ['{packages,examples,tools,bench,docs}/**/*.test.ts'],
          exclude: [...never, ...web, ...wholePages],
          // Files share what they import: a test undoes what it does to a module or to the process. Left alone, two cores
          // would run one file at a time, each in a process of its own.
          isolate: false,
          maxWorkers: Math.max(2, availableParallelism() - 1),
        },
      },
      {
        ...fromSource,
        // Found while tests run, these would reload the page under them.
        optimizeDeps: {
          include: [
            'pixi.js',
            'pixi.js/unsafe-eval',
            'axe-core',
            '@guidepup/virtual-screen-reader',
            'xstate',
            '@lacuna/runtime-web > idb-keyval',
            '@lacuna/engine > inkjs',
            '@lacuna/engine > inkjs/full',
            '@lacuna/engine > tracery-grammar',
            '@lacuna/engine > @noble/hashes/sha2.js',
            '@lacuna/engine > yaml',
            '@lacuna/engine > valibot',
            '@wllama/wllama/esm/index.js',
          ],
        },
        test: {
          name: 'web',
          ...patience,
          include: web,
          exclude: never,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromeLaunch() }),
            instances: [{ browser: 'chromium' as const }],
          },
        },
      },
      {
        ...fromSource,
        test: {
          name: 'e2e',
          include: wholePages,
          exclude: never,
          ...patience,
          fileParallelism: false,
        },
      },
    ],
  },
}))
