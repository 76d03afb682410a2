import { describe, expect, test } from 'vitest'
import { checkEndings } from '../../check/check-endings.ts'
import { checkFills } from '../../check/check-fills.ts'
import { explore } from '../../check/explore.ts'
import { inkStory } from '../ink-story.ts'
import type { ExampleFiles } from './codes/diagnostic-code.ts'
import type { InkResult } from './compile-ink.ts'
import { compileStory } from './compile-story.ts'
import { diagnosticCodes } from './diagnostic-codes.ts'

function checked(files: ExampleFiles, byPlaying: boolean | undefined): Pick<InkResult, 'bundle' | 'diagnostics'> {
  const result = compileStory('example.ink', { read: path => files[path], list: () => Object.keys(files) })
  const { bundle, diagnostics, endings } = result
  if (byPlaying !== true || bundle === undefined) return result
  return {
    bundle,
    diagnostics: [...diagnostics, ...checkEndings(explore(inkStory(bundle)), endings), ...checkFills(inkStory(bundle))],
  }
}

describe.each(Object.entries(diagnosticCodes))('%s', (code, { severity, example, byPlaying }) => {
  test('is reported where the mistake stands', () => {
    const { diagnostics, bundle } = checked(example.wrong, byPlaying)
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
    const { diagnostics, bundle } = checked(example.right, byPlaying)
    expect(diagnostics).toEqual([])
    expect(bundle).toBeDefined()
  })
})
