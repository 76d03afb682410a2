import type { FillRequest } from '../port/fill-request.ts'
import { includedParts } from '../port/included-parts.ts'

/** What goes out in place of words that stay on the device. Looks like a name, so that a model writes on around it, and like none that anybody has. */
export function placeholderOf(name: string): string {
  const letters = name.toUpperCase().replace(/[^A-Z0-9]+/g, '')
  return `KEPT${letters === '' ? 'TEXT' : letters}`
}

const placeholder = /(?<![\p{L}\p{N}])KEPT[A-Z0-9]/u

const note =
  'A word in capitals that begins with KEPT stands for one that you are not told: write it as it stands, wherever that word belongs.'

/** The request with a sentence on what a placeholder is, where there is one in it. No placeholder is named: whoever sends one could make it say something. */
export function withKeptNote(request: FillRequest): FillRequest {
  const { instructions } = request
  const texts = [instructions.stable, instructions.volatile, ...includedParts(request).map(part => part.text)]
  if (!texts.some(text => placeholder.test(text))) return request
  return { ...request, instructions: { ...instructions, volatile: `${instructions.volatile}\n\n${note}` } }
}
