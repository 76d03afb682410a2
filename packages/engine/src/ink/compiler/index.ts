/**
 * The compiler of ink stories with open slots: for the author's machine, a build, or an editor in a browser. A
 * published game needs only `@lacuna/engine/ink`.
 *
 * @module
 */
export type { InkBundle } from '../ink-bundle.ts'
export type { CodeExample, DiagnosticCode, ExampleFiles } from './codes/diagnostic-code.ts'
export { compileInk, type InkInput, type InkResult } from './compile-ink.ts'
export { compileStory, type StoryFiles } from './compile-story.ts'
export { diagnosticCodes } from './diagnostic-codes.ts'
export type { NamedEnding } from './named-ending.ts'
