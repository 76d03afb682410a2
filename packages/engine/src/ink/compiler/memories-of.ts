import { memoryTag } from '../../story/memory-tag.ts'
import type { Script, ScriptChoice, ScriptLine, ScriptTag } from './script.ts'

/** A tag `# memory` where it stands. */
export interface ScriptMemory {
  readonly tag: ScriptTag
  readonly line?: ScriptLine
  readonly choice?: ScriptChoice
}

/** Whether anything in a script says what is remembered. */
export function hasMemories(script: Script): boolean {
  return memoriesOf(script).length > 0
}

/** All tags of a script that say what is remembered, those of its lines first. */
export function memoriesOf({ lines, choices }: Pick<Script, 'lines' | 'choices'>): readonly ScriptMemory[] {
  const own = ({ text }: ScriptTag): boolean => memoryTag(text) !== undefined
  return [
    ...lines.flatMap(line => line.tags.filter(own).map(tag => ({ tag, line }))),
    ...choices.flatMap(choice =>
      tagsOf(choice)
        .filter(own)
        .map(tag => ({ tag, choice })),
    ),
  ]
}

/** The tags of a choice, as ink gives them to it. */
export function tagsOf({
  leadTags,
  bracketTags,
}: Pick<ScriptChoice, 'leadTags' | 'bracketTags'>): readonly ScriptTag[] {
  return [...leadTags, ...bracketTags]
}
