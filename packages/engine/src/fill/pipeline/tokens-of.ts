import { includedParts } from '../../provider/port/included-parts.ts'
import type { FillJob } from './fill-job.ts'

/** About four characters make a token, and three words four. */
export function tokensOf({ request }: FillJob): number {
  const { stable, samples = '', volatile } = request.instructions
  const instructions = stable.length + samples.length + volatile.length
  const characters = includedParts(request).reduce((sum, part) => sum + part.text.length, instructions)
  return Math.ceil(characters / 4 + (request.limits.words * 4) / 3)
}
