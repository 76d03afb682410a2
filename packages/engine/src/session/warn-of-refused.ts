import type { LacunaError } from '../story/lacuna-error.ts'

const thrown = new WeakSet<LacunaError>()

/** Notes that a method throws this error: whoever called it hears of it. */
export function isThrown(error: LacunaError): void {
  thrown.add(error)
}

/** Says on the console that a move was not possible, where nobody else hears of it. */
export function warnOfRefused(error: LacunaError): void {
  if (thrown.has(error)) return
  // biome-ignore lint/suspicious/noConsole: where nobody listens, the console is all that is left
  console.warn(`Lacuna refused a move (${error.code}). ${error.message} ${error.hint}`)
}
