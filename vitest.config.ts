import { availableParallelism } from 'node:os'
import { playwright } from '@vitest/browser-playwright'
import { lacuna } from 'lacuna/vite'
import { defaultClientConditions, defaultServerConditions } from 'vite'
import { defineConfig } from 'vitest/config'
import { chromeLaunch } from './tools/chrome.ts'
import { propertyTests } from './tools/property-tests.ts'

const source = '@lacuna/source'
const fromSource = {
  // `import story from './story.ink'` in tests, too; a test run writes no files.
  plugins: [lacuna({ declarations: false })],
  resolve: { conditions: [source, ...defaultClientConditions] },
  ssr: { resolve: { conditions: [source, ...defaultServerConditions] } },
}
const inNode = ['{packages,examples,tools,bench,docs}/**/*.test.ts']
const web = ['{packages,examples}/**/*.web.test.ts']
const wholePages = ['examples/**/*.e2e.test.ts']
/** What `npx -y pnpm@12 test` leaves to `test:slow`. */
const slow = ['**/*.slow.{test,web.test,e2e.test}.ts']
/** A machine that is busy is no failure: no test is timed. These bounds end what would never end. */
const patience = { testTimeout: 300_000, hookTimeout: 300_000, expect: { poll: { timeout: 60_000 } } }
const never = ['**/node_modules/**', '**/dist/**']

interface Files {
  readonly include: string[]
  readonly exclude: string[]
}

const nodeProject = (name: string, files: Files, env: Record<string, string> = {}, globalSetup: string[] = []) => ({
  ...fromSource,
  test: {
    name,
    ...patience,
    ...files,
    env,
    globalSetup,
    // The properties are all here: none is tested in a browser.
    setupFiles: ['./tools/same-cases.ts'],
    // Files share what they import: a test undoes what it does to a module or to the process. Left alone, two cores
    // would run one file at a time, each in a process of its own.
    isolate: false,
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
})

const webProject = (name: string, files: Files) => ({
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
      '@lacuna/engine > yaml',
      '@lacuna/engine > valibot',
      '@wllama/wllama/esm/index.js',
    ],
  },
  test: {
    name,
    ...patience,
    ...files,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: chromeLaunch() }),
      instances: [{ browser: 'chromium' as const }],
    },
  },
})

const pagesProject = (name: string, files: Files, globalSetup: string[] = []) => ({
  ...fromSource,
  test: {
    name,
    ...patience,
    ...files,
    globalSetup,
    fileParallelism: false,
  },
})

export default defineConfig(async () => ({
  test: {
    passWithNoTests: true,
    reporters: ['default', './tools/checks/count-reporter.ts'],
    projects: [
      nodeProject('node', { include: inNode, exclude: [...never, ...slow, ...web, ...wholePages] }),
      webProject('web', { include: web, exclude: [...never, ...slow] }),
      pagesProject('e2e', { include: wholePages, exclude: [...never, ...slow] }),
      nodeProject(
        'slow',
        { include: ['**/*.slow.test.ts', ...propertyTests()], exclude: never },
        // All that `runs` counts, not a part of it.
        { TEST_RUNS: 'all' },
        ['./tools/checks/built-packages.ts'],
      ),
      webProject('slow-web', { include: ['**/*.slow.web.test.ts'], exclude: never }),
      pagesProject('slow-e2e', { include: ['**/*.slow.e2e.test.ts'], exclude: never }, [
        './examples/gallery/built-gallery.fixture.ts',
      ]),
    ],
  },
}))
