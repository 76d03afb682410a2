import { existsSync } from 'node:fs'
import { type Browser, launch } from 'puppeteer-core'

const system = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/usr/local/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
]

/** Starts the Firefox of the system, `FIREFOX_PATH` before all; where there is none that starts, the sentence that says so. */
export async function startFirefox(): Promise<Browser | string> {
  const executablePath = process.env.FIREFOX_PATH ?? system.find(path => existsSync(path))
  if (executablePath === undefined) return 'There is no Firefox on this system: the gallery was not played in it.'
  try {
    // Playwright brings a Firefox of its own making; this drives the one that people have, by WebDriver BiDi.
    return await launch({ browser: 'firefox', executablePath, headless: true, timeout: 45_000 })
  } catch (problem) {
    return `The Firefox at ${executablePath} did not start (${(problem as Error).message}): the gallery was not played in it.`
  }
}
