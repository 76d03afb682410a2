import { Compiler, Story } from 'inkjs/full'
import { expect, test } from 'vitest'
import { parseInkJson } from './parse-ink-json.ts'

const source = 'VAR half = 2.0\nShe said, 2.0, 3.0: \\"{half / 4}\\".\n~ half = 6.0\n+ [go]\n- {half / 4}\n'

function told(story: Story): string {
  let text = story.ContinueMaximally() ?? ''
  story.state.LoadJsonObj(parseInkJson(story.state.ToJson()) as never)
  story.ChooseChoiceIndex(0)
  text += story.ContinueMaximally()
  return text
}

test('whole floats stay floats, in a story and in its saved state, and text is left alone', () => {
  const json = parseInkJson(new Compiler(source).Compile().ToJson() as string)
  expect(told(new Story(json as never))).toBe('She said, 2.0, 3.0: "0.5".\n1.5\n')
})
