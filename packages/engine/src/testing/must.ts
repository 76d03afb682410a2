import { sameJson } from '../base/json.ts'
import type { Input } from '../story/input.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { Passage } from '../story/passage.ts'

/** Two passages are the same, their positions aside. */
export function mustEqual(given: Passage, wanted: Passage, problem: string, input: Input): void {
  mustBeSame({ ...given, at: null }, { ...wanted, at: null }, problem, input)
}

/** Two values are the same JSON. */
export function mustBeSame(given: unknown, wanted: unknown, problem: string, input: Input): void {
  if (!sameJson(given, wanted)) {
    must(false, `${problem}:\n  wanted ${JSON.stringify(wanted)}\n  given  ${JSON.stringify(given)}`, input)
  }
}

/** An act fails with one of these codes, and with a hint. */
export function mustThrow(act: () => unknown, codes: readonly string[], input: Input): void {
  try {
    act()
  } catch (error) {
    const code = error instanceof LacunaError ? error.code : undefined
    must(
      code !== undefined && codes.includes(code),
      `Wanted the error ${codes.join(' or ')}, got ${String(error)}`,
      input,
    )
    must(error instanceof LacunaError && error.hint !== '', 'An error has no hint', input)
    return
  }
  must(false, `Wanted the error ${codes.join(' or ')}, got none`, input)
}

/** @throws Error with the problem, and the input that led to it, unless it holds */
export function must(holds: boolean, problem: string, input: Input): void {
  if (!holds) throw new Error(`${problem} (at ${JSON.stringify(input)})`)
}
