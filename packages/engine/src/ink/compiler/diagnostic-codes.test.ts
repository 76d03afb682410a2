import { describe, expect, test } from 'vitest'
import type { ExampleFiles } from './codes/diagnostic-code.ts'
import { compileStory } from './compile-story.ts'
import { diagnosticCodes } from './diagnostic-codes.ts'

const compiled = (files: ExampleFiles) =>
  compileStory('example.ink', { read: path => files[path], list: () => Object.keys(files) })

describe.each(Object.entries(diagnosticCodes))('%s', (code, { severity, example }) => {
  test('is reported where the mistake stands', () => {
    const { diagnostics, bundle } = compiled(example.wrong)
    expect(diagnostics).toEqual([
      {
        code,
        severity,
        message: expect.stringMatching(/\S.*[.!?"'}\])]$/s),
        hint: code === 'ink-todo' ? '' : expect.stringMatching(/\S/),
        place: { file: example.file, line: example.line },
      },
    ])
    expect(bundle === undefined).toBe(severity === 'error')
  })

  test('is not reported without it', () => {
    const { diagnostics, bundle } = compiled(example.right)
    expect(diagnostics).toEqual([])
    expect(bundle).toBeDefined()
  })
})
