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

/** The name in a tag `leave: knot`; undefined for any other tag. */
export function leaveTag(text: string): string | undefined {
  return /^leave\s*:\s*(.*)$/s.exec(text)?.[1]?.trim()
}

/** The flow that a name in a `# leave` means, as in a divert: a stitch of its own knot, a knot, or `knot.stitch`. */
export function leaveTarget(
  { flows }: Pick<Script, 'flows'>,
  { knot }: Pick<ScriptFlow, 'knot'>,
  name: string,
): ScriptFlow | undefined {
  const open = flows.filter(({ kind, parameters }) => (kind === 'knot' || kind === 'stitch') && parameters === 0)
  return open.find(({ path }) => path === `${knot}.${name}`) ?? open.find(({ path }) => path === name)
}

/** Where somebody goes who walks away, by path of the flow. */
export function leavesOf(script: Script): Readonly<Record<string, string>> {
  const leaves: Record<string, string> = {}
  for (const { flow, text } of headTags(script)) {
    const target = leaveTarget(script, flow, leaveTag(text) ?? '')
    if (target !== undefined) leaves[flow.path] = target.path
  }
  return leaves
}

function headTags(script: Script): readonly { readonly flow: ScriptFlow; readonly text: string }[] {
  return script.lines
    .filter(({ atHead, flow }) => atHead && (flow.kind === 'knot' || flow.kind === 'stitch'))
    .flatMap(({ flow, tags }) => tags.map(({ text }) => ({ flow, text })))
}
