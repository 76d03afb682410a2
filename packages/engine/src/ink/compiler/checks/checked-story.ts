import type { Bible } from '../../../story/bible.ts'
import type { VariableDeclaration } from '../../../story/story.ts'
import type { InkSource } from '../ink-source.ts'
import type { Script } from '../script.ts'
import type { MisreadTag, ScriptSlot } from '../slots-of-script.ts'

/** All that a check may look at. */
export interface CheckedStory {
  readonly source: InkSource
  readonly script: Script
  readonly slots: readonly ScriptSlot[]
  readonly misread: readonly MisreadTag[]
  readonly bible: Bible
  /** Names of the global variables; known also when the story did not compile. */
  readonly variableNames: readonly string[]
  /** Their types and values; empty when the story did not compile. */
  readonly variables: Readonly<Record<string, VariableDeclaration>>
}
