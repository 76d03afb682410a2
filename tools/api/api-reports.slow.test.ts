import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { apiReports } from './api-reports.ts'

const folder = join(import.meta.dirname, '../../api')
let reports: ReadonlyMap<string, string>

beforeAll(() => {
  reports = apiReports()
})

test('each public export has a report, and no other report is kept', () => {
  expect(
    readdirSync(folder)
      .filter(file => file.endsWith('.api.md'))
      .toSorted(),
  ).toEqual([...reports.keys()])
})

test('what the packages offer is what their reports say (else run `npx -y pnpm@12 api`, and mean it)', () => {
  for (const [file, text] of reports) expect(text, file).toBe(readFileSync(join(folder, file), 'utf8'))
})
