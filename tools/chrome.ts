import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

const system = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * The browser that tests drive: `CHROME_PATH`, else an installed Chrome or Chromium, else the one that comes as a
 * package (Linux x64). `undefined` leaves the search to Playwright, which knows the browsers it installed itself.
 */
export function chromePath(): string | undefined {
  if (process.env.CHROME_PATH) return process.env.CHROME_PATH
  const installed = system.find(path => existsSync(path))
  if (installed) return installed
  if (process.platform === 'linux' && process.arch === 'x64') return unpacked()
  return undefined
}

/**
 * The package unpacks into the temporary folder and trusts whatever it finds there, so it gets one per version. It does so in
 * a process of its own: the temporary folder of this one is also that of every test.
 */
function unpacked(): string {
  const folder = join(import.meta.dirname, '../node_modules/.cache/chromium-153')
  mkdirSync(folder, { recursive: true })
  const program = `import chromium from '@sparticuz/chromium'
    process.stdout.write(await chromium.executablePath())`
  return execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: import.meta.dirname,
    env: { ...process.env, TMPDIR: folder },
    encoding: 'utf8',
  })
}

/** What Playwright's `launch` needs for that browser, in tests of whole pages as in tests inside the page. */
export function chromeLaunch(): {
  executablePath?: string
  chromiumSandbox: boolean
  headless: boolean
} {
  const executablePath = chromePath()
  // Containers run as root, where Chromium has no sandbox.
  return { ...(executablePath && { executablePath }), chromiumSandbox: process.getuid?.() !== 0, headless: true }
}
