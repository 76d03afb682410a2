import type { Script, ScriptFlow } from './script.ts'

/** The names in a tag `with OONA, TAVI`; undefined for any other tag. */
export function presentTag(text: string): readonly string[] | undefined {
  const names = /^with\s+(\S[\s\S]*)$/.exec(text)?.[1]
  return names
    ?.split(',')
    .map(name => name.trim())
    .filter(name => name !== '')
}

/** Paths of the flows tagged `# entry`. */
export function entriesOf(script: Script): readonly string[] {
  return [...new Set(headTags(script).flatMap(({ flow, text }) => (text === 'entry' ? [flow.path] : [])))]
}

/** Who is said to be present, by path of the flow. A tag that names anybody else is the game's own. */
export function presentOf(script: Script, cast: object): Readonly<Record<string, readonly string[]>> {
  const present: Record<string, readonly string[]> = {}
  for (const { flow, text } of headTags(script)) {
    const names = presentTag(text)
    if (names?.every(name => Object.hasOwn(cast, name))) present[flow.path] = [...(present[flow.path] ?? []), ...names]
  }
  return present
}

function headTags(script: Script): readonly { readonly flow: ScriptFlow; readonly text: string }[] {
  return script.lines
    .filter(({ atHead, flow }) => atHead && (flow.kind === 'knot' || flow.kind === 'stitch'))
    .flatMap(({ flow, tags }) => tags.map(({ text }) => ({ flow, text })))
}
