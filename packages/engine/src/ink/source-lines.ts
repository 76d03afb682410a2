import type { SourcePlace } from '../story/slot.ts'

/**
 * From which source line each object of the compiled story comes: small enough to be shipped, and read only when
 * something goes wrong. `runs` is a text of steps through the objects in their order, each `objects passed` and `lines
 * further` in base 36, as in `c+1`; `@1` in front of one goes to another of the files.
 */
export interface SourceLines {
  readonly files: readonly string[]
  readonly runs: string
}

/** Anything in compiled ink, as the compiler and the runtime have it. */
interface Compiled {
  readonly content?: readonly Compiled[]
  readonly namedContent?: ReadonlyMap<string, Compiled>
}

/** The object and all below it: in the order of the content, then by name. */
export function* inContentOrder<T extends object>(root: T): Generator<T> {
  const open: T[] = [root]
  for (let object = open.pop(); object !== undefined; object = open.pop()) {
    yield object
    const { content = [], namedContent } = object as Compiled
    const named = [...(namedContent ?? [])].filter(([, inner]) => !content.includes(inner))
    named.sort(([a], [b]) => (a < b ? -1 : 1))
    open.push(...([...content, ...named.map(([, inner]) => inner)] as T[]).reverse())
  }
}

/** @param placeOf where an object comes from; nothing where it says nothing of its own. */
export function sourceLinesOf<T extends object>(root: T, placeOf: (object: T) => SourcePlace | undefined): SourceLines {
  const files: string[] = []
  const runs: string[] = []
  let [file, line, passed] = [-1, 0, 0]
  for (const object of inContentOrder(root)) {
    passed++
    const place = placeOf(object)
    if (place === undefined) continue
    let index = files.indexOf(place.file)
    if (index === -1) index = files.push(place.file) - 1
    if (index === file && place.line === line) continue
    const further = place.line - line
    const steps = `${passed.toString(36)}${further < 0 ? '-' : '+'}${Math.abs(further).toString(36)}`
    runs.push(index === file ? steps : `@${index.toString(36)} ${steps}`)
    ;[file, line, passed] = [index, place.line, 0]
  }
  return { files, runs: runs.join(' ') }
}

/** Where an object of the compiled story comes from; nothing where the lines say nothing of it. */
export function sourcePlaceOf<T extends object>(
  { files, runs }: SourceLines,
  root: T,
  wanted: T,
): SourcePlace | undefined {
  let place: SourcePlace | undefined
  const steps = stepsIn(runs, files)
  let next = steps.next()
  let passed = 0
  for (const object of inContentOrder(root)) {
    passed++
    if (next.done !== true && passed === next.value.passed) {
      place = next.value.place
      passed = 0
      next = steps.next()
    }
    if (object === wanted) return place
  }
  return undefined
}

function* stepsIn(
  runs: string,
  files: readonly string[],
): Generator<{ readonly passed: number; readonly place: SourcePlace }, undefined> {
  let [file, line] = [0, 0]
  for (const [, to, passed, further] of runs.matchAll(/(?:@(\w+) )?(\w+)([+-]\w+)/g)) {
    if (to !== undefined) file = Number.parseInt(to, 36)
    line += Number.parseInt(further as string, 36)
    yield { passed: Number.parseInt(passed as string, 36), place: { file: files[file] ?? '', line } }
  }
}
