import type { InkBundle } from '../ink-bundle.ts'
import type { CheckedStory } from './checks/checked-story.ts'
import { within } from './parsed.ts'

const gloss = /^\s*\/\/+\s*about:\s*(.*?)\s*$/su

/** What variables stand for: the comments `// about: ...` behind their declarations. Other comments are a developer's. */
export function glossesOf({ script, source }: Pick<CheckedStory, 'script' | 'source'>): Pick<InkBundle, 'glosses'> {
  const glosses: Record<string, string> = {}
  for (const object of within(script.parsed)) {
    const { typeName, variableName } = object
    if ((typeName !== 'VAR' && typeName !== 'LIST') || variableName === undefined) continue
    const { file, line } = source.place(object)
    const text = gloss.exec(source.commentAt(file, line))?.[1]
    if (text !== undefined && text !== '') glosses[variableName] = text
  }
  return Object.keys(glosses).length === 0 ? {} : { glosses }
}
