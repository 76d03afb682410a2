import { Compiler, CompilerOptions } from 'inkjs/full'
import type { Json } from '../../base/json.ts'
import { type SourceLines, sourceLinesOf } from '../source-lines.ts'
import type { InkSource } from './ink-source.ts'
import { type ParsedObject, type RuntimeObject, within } from './parsed.ts'
import { storyJson } from './story-json.ts'

/** A message of ink itself. */
export interface InkMessage {
  readonly kind: 'todo' | 'warning' | 'error'
  readonly file: string
  readonly line: number
  readonly text: string
}

/** What ink made of a script. */
export interface Compiled {
  readonly messages: readonly InkMessage[]
  /** There also when some of it could not be read. */
  readonly parsed?: ParsedObject
  /** The story to play; only without errors. */
  readonly ink?: Json
  /** Where the objects of the story stand in the source; with `ink`. */
  readonly lines?: SourceLines
  /** Values of the global variables at the start; empty when there is no story to play. */
  readonly globals: ReadonlyMap<string, unknown>
}

const kinds = ['todo', 'warning', 'error'] as const
const messageForm = /^(?:ERROR|WARNING|TODO|RUNTIME ERROR|RUNTIME WARNING): (?:'([^']*)' )?(?:line (\d+): )?([\s\S]*)$/

/** Compiles with the real ink compiler. Never throws. */
export function runCompiler(source: InkSource): Compiled {
  const messages: InkMessage[] = []
  const report = (text: string, type: number) => {
    const [, name, line, said] = messageForm.exec(text) ?? []
    const file = source.pathOf(name ?? null)
    messages.push({ kind: kinds[type] ?? 'error', file, line: Number(line ?? 1), text: (said ?? text).trim() })
  }
  const compiler = new Compiler(
    source.main.whole.join('\n'),
    new CompilerOptions(source.main.path, [], true, report, {
      ResolveInkFilename: name => source.pathOf(name),
      LoadInkFileContents: path => source.include(path),
    }),
  )
  try {
    const story = compiler.Compile()
    const parsed = parsedOf(compiler)
    const globals = new Map<string, unknown>()
    const values = story.variablesState as unknown as {
      GetVariableWithName(name: string): { readonly value?: unknown } | null
    }
    for (const name of parsed === undefined ? [] : globalNames(parsed)) {
      globals.set(name, values.GetVariableWithName(name)?.value)
    }
    const ink = storyJson(story)
    const lines = linesOf(story.mainContentContainer as unknown as RuntimeObject, source)
    return { messages, globals, ...(parsed === undefined ? {} : { parsed }), ink, lines }
  } catch (problem) {
    if (!messages.some(({ kind }) => kind === 'error')) report(String(problem), 2)
    const parsed = parsedOf(compiler)
    return { messages, globals: new Map(), ...(parsed === undefined ? {} : { parsed }) }
  }
}

function linesOf(root: RuntimeObject, source: InkSource): SourceLines {
  return sourceLinesOf(root, ({ ownDebugMetadata: at }) =>
    at === null || at.startLineNumber < 1 ? undefined : { file: source.pathOf(at.fileName), line: at.startLineNumber },
  )
}

function parsedOf(compiler: Compiler): ParsedObject | undefined {
  try {
    return compiler.parsedStory as unknown as ParsedObject
  } catch {
    return undefined
  }
}

function globalNames(parsed: ParsedObject): readonly string[] {
  const names: string[] = []
  for (const { typeName, variableName } of within(parsed)) {
    if ((typeName === 'VAR' || typeName === 'LIST') && variableName !== undefined) names.push(variableName)
  }
  return names
}
