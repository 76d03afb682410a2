/**
 * Writes what the packages offer, a report for each public export, into `api`: `npx -y pnpm@12 api`
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { apiReports } from './api/api-reports.ts'

const folder = join(import.meta.dirname, '../api')
const reports = apiReports()
mkdirSync(folder, { recursive: true })
for (const file of readdirSync(folder)) if (file.endsWith('.api.md') && !reports.has(file)) rmSync(join(folder, file))
for (const [file, text] of reports) writeFileSync(join(folder, file), text)
