import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const providers = join(import.meta.dirname, '../providers')
const exported = readFileSync(join(import.meta.dirname, 'index.ts'), 'utf8')

/** Who asks a model: a new one of somebody else's is made of the same files. */
const vendors = ['anthropic', 'openai-compatible', 'ai-sdk', 'chrome', 'wllama']

describe('what a vendor’s provider takes of the room provider can be imported by anybody', () => {
  test.each(vendors)('%s', vendor => {
    const files = readdirSync(join(providers, vendor)).filter(file => /\.ts$/.test(file) && !file.includes('.test.'))
    const taken = files.flatMap(file =>
      [...readFileSync(join(providers, vendor, file), 'utf8').matchAll(/'..\/..\/provider\/([^']+)'/g)].map(
        ([, name]) => name,
      ),
    )
    expect(taken.length).toBeGreaterThan(0)
    expect([...new Set(taken)].filter(name => !exported.includes(`'./${name}'`))).toEqual([])
  })
})
