import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const read = (path: string): string => readFileSync(join(import.meta.dirname, '../..', path), 'utf8')
const { formatter } = JSON.parse(read('biome.json'))

test('editors indent and break lines as Biome does', () => {
  const config = read('.editorconfig')
  expect(config).toContain(`indent_style = ${formatter.indentStyle}\nindent_size = ${formatter.indentWidth}\n`)
  expect(config).toContain(`max_line_length = ${formatter.lineWidth}\n`)
  expect(JSON.parse(read('.vscode/settings.json'))['editor.rulers']).toEqual([formatter.lineWidth])
})

test('the formatter that the settings name is recommended', () => {
  const settings = JSON.parse(read('.vscode/settings.json'))
  const { recommendations } = JSON.parse(read('.vscode/extensions.json'))
  for (const [key, value] of Object.entries<Record<string, unknown>>(settings)) {
    const named = key.startsWith('[') ? value['editor.defaultFormatter'] : undefined
    if (named !== undefined) expect(recommendations).toContain(named)
  }
})
