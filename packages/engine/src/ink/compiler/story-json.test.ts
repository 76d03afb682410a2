import { Compiler, Story } from 'inkjs/full'
import { expect, test } from 'vitest'
import { storyJson } from './story-json.ts'

const source =
  'VAR half = 2.0\nVAR below = -2.0\nShe said, 2.0, 3.0: \\"{half / 4}\\". {-3.0 / 4} {below / 4} {6 / 4}\n~ half = 6.0\n{half / 4}\n'

test('a story goes through JSON and divides as before', () => {
  const story = new Compiler(source).Compile()
  const copy = new Story(JSON.parse(JSON.stringify(storyJson(story))))
  const expected = 'She said, 2.0, 3.0: "0.5". -0.75 -0.5 1\n1.5\n'
  expect(story.ContinueMaximally()).toBe(expected)
  expect(copy.ContinueMaximally()).toBe(expected)
})
