import { analyze } from 'eslint-scope'
import { parseAst } from 'vite'
import type { PageFile } from './finding.ts'

/** A node of a script's syntax tree. */
export interface Syntax {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [part: string]: unknown
}

/** What a script says about the world around it. */
export interface ReadScript {
  readonly file: PageFile
  /** Every name that it did not declare itself. */
  readonly globals: ReadonlySet<Syntax>
  /** Every `object.member` whose member's name is written there. */
  readonly members: readonly Syntax[]
  /** Members that it makes itself, by a class, an object or an assignment. */
  readonly own: ReadonlySet<string>
  readonly patterns: readonly Syntax[]
  /** Strings that may be style sheets. */
  readonly styles: readonly { readonly start: number; readonly css: string }[]
}

/** Reads a script. */
export function readScript(file: PageFile): ReadScript {
  const tree = parseAst(file.text) as unknown as Syntax
  const members: Syntax[] = []
  const own = new Set<string>()
  const patterns: Syntax[] = []
  const styles: { start: number; css: string }[] = []
  const style = (start: number, css: string): void => {
    if (/\{[^{}]*[a-z]\s*:[^{}]+\}/.test(css)) styles.push({ start, css })
  }
  walk(tree, node => {
    if (node.type === 'MemberExpression') members.push(node)
    else if (node.type === 'AssignmentExpression') own.add(memberOf(node.left as Syntax) ?? '')
    else if (node.type === 'Property' || node.type === 'MethodDefinition' || node.type === 'PropertyDefinition')
      own.add(nameOf(node.key, node.computed) ?? '')
    else if (node.type === 'Literal' && node.regex) patterns.push(node)
    else if (node.type === 'Literal' && typeof node.value === 'string') style(node.start, node.value)
    else if (node.type === 'TemplateLiteral')
      style(
        node.start,
        (node.quasis as readonly { value: { raw: string } }[]).map(({ value }) => value.raw).join('hole'),
      )
  })
  const scopes = analyze(tree as never, { ecmaVersion: 2025, sourceType: 'module' })
  const globals = new Set(scopes.globalScope?.through.map(({ identifier }) => identifier as unknown as Syntax))
  return { file, globals, members, own, patterns, styles }
}

/** The member that is asked for, where its name is written there. */
export const memberOf = (node: Syntax): string | undefined =>
  node.type === 'MemberExpression' ? nameOf(node.property, node.computed) : undefined

function nameOf(key: unknown, computed: unknown): string | undefined {
  const { type, name, value } = key as { type: string; name?: string; value?: unknown }
  if (type === 'Identifier' && computed !== true) return name
  return type === 'Literal' && typeof value === 'string' ? value : undefined
}

function walk(node: Syntax, visit: (node: Syntax) => void): void {
  visit(node)
  // Whoever tells scopes apart wants places as a pair.
  ;(node as { range?: readonly [number, number] }).range = [node.start, node.end]
  for (const part of Object.values(node))
    if (part !== null && typeof part === 'object')
      for (const child of Array.isArray(part) ? part : [part]) if (typeof child?.type === 'string') walk(child, visit)
}
