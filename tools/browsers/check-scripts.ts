import { checkStyle } from './check-style.ts'
import { known, lacking, lateMembers } from './compat-data.ts'
import { type Finding, findingAt, type PageFile } from './finding.ts'
import { memberOf, type ReadScript, readScript, type Syntax } from './read-script.ts'

/** Names of the global object. */
const world = new Set(['globalThis', 'window', 'self'])
const instances: Readonly<Record<string, string>> = {
  navigator: 'Navigator',
  document: 'Document',
  performance: 'Performance',
  crypto: 'Crypto',
  location: 'Location',
  history: 'History',
  screen: 'Screen',
}

/**
 * What the scripts of a page ask of the browser that one of ours does not have: globals, static and other members, regular
 * expressions, and the style sheets they carry as text.
 *
 * Of `x.first` nobody knows, without types, whether it is the browser's: where one of the scripts makes a member of that name
 * it counts as theirs, and where any object of the browsers has had it for long it counts as that one.
 */
export function checkScripts(files: readonly PageFile[]): readonly Finding[] {
  const scripts = files.map(readScript)
  const own = new Set(scripts.flatMap(script => [...script.own]))
  const late = new Map([...lateMembers()].filter(([name]) => !own.has(name)))
  return scripts.flatMap(script => [...checkScript(script, late)])
}

function* checkScript(script: ReadScript, late: ReadonlyMap<string, readonly string[]>): Generator<Finding> {
  const { file, globals } = script
  const check = function* (node: Syntax, feature: string, missing: readonly string[] | undefined): Generator<Finding> {
    if (missing !== undefined && missing.length > 0) yield findingAt(file, node.start, feature, missing)
  }
  const checkPath = (node: Syntax, path: readonly string[] | undefined): Generator<Finding> =>
    check(node, path?.join('.') ?? '', path && lacking(...path))

  for (const node of globals) yield* checkPath(node, globalPath(node.name as string))
  for (const node of script.members) {
    const member = memberOf(node)
    if (member === undefined) continue
    const object = node.object as Syntax
    const of = globals.has(object) ? (object.name as string) : ''
    const path = world.has(of) ? globalPath(member) : memberPath(of, member)
    if (path !== undefined) yield* checkPath(node, path)
    else if (!world.has(of)) yield* check(node, `*.${member}`, late.get(member))
  }
  for (const node of script.patterns)
    if (/\(\?[ims]*-?[ims]*:/.test((node.regex as { pattern: string }).pattern.replaceAll('(?:', '')))
      yield* checkPath(node, ['javascript', 'regular_expressions', 'modifier'])
  for (const { start, css } of script.styles) {
    const lines = file.text.slice(0, start).split('\n').length
    for (const finding of checkStyle({ name: `${file.name}:${lines}, style`, text: css })) yield finding
  }
}

const firstKnown = (...paths: readonly (readonly string[])[]): readonly string[] | undefined =>
  paths.find(path => known(...path)?.__compat !== undefined)

const globalPath = (name: string): readonly string[] | undefined =>
  firstKnown(['javascript', 'builtins', name], ['api', name], ['api', 'Window', name], ['api', `${name}_static`])

function memberPath(of: string, member: string): readonly string[] | undefined {
  const instance = instances[of]
  if (instance !== undefined) return firstKnown(['api', instance, member])
  if (of === '') return undefined
  return firstKnown(['javascript', 'builtins', of, member], ['api', of, `${member}_static`])
}
