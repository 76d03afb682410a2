import { digest } from '../base/digest.ts'
import {
  type InkContainer,
  type InkFrame,
  type InkObject,
  type InkOffer,
  type InkValue,
  inkType,
  isInkContainer,
} from './ink-runtime.ts'

type Argument = readonly [name: string, type: number, value: string]

const parametersOf = new WeakMap<InkContainer, readonly string[]>()

/**
 * Digest of what the knot of an option was given, and those that it was called from: one choice point in a thread or a
 * tunnel stands for several choices, which nothing else distinguishes. Nothing where none of them takes arguments.
 *
 * @param home where the choice stands in the script.
 */
export function argumentsBehind(offer: InkOffer, home: InkContainer | null): string | undefined {
  const frames = offer.threadAtGeneration?.callstack ?? []
  const given: Argument[] = []
  for (const [index, frame] of frames.entries()) {
    // Without temporary variables nothing was given.
    if (frame.temporaryVariables.size === 0) continue
    given.push(...argumentsIn(frame, index === frames.length - 1 ? home : frame.currentPointer.container))
  }
  return given.length === 0 ? undefined : digest(given).slice(0, 8)
}

function argumentsIn({ temporaryVariables }: InkFrame, place: InkContainer | null): readonly Argument[] {
  const given: Argument[] = []
  for (let at = place; at !== null; at = at.parent) {
    for (const name of parametersIn(at)) {
      const value = temporaryVariables.get(name)
      if (value !== undefined && isPlain(value)) given.push([name, value.valueType, String(value.value)])
    }
  }
  return given
}

/** The parameters of a knot or stitch: ink declares them at its head, before anything else. */
export function parametersIn(place: InkContainer): readonly string[] {
  const known = parametersOf.get(place)
  if (known !== undefined) return known
  const names: string[] = []
  for (const object of place.content) {
    if (!isDeclaration(object)) break
    names.push(object.variableName)
  }
  parametersOf.set(place, names)
  return names
}

function isDeclaration(object: InkObject): object is InkObject & { readonly variableName: string } {
  return !isInkContainer(object) && typeof object.variableName === 'string' && object.isGlobal === false
}

/** Where an argument leads to is a place in the script, which an edit shifts. */
function isPlain({ valueType }: InkValue): boolean {
  return valueType !== inkType.divert && valueType !== inkType.pointer
}
