import { digest } from '../../base/digest.ts'
import type { FillRequest } from '../port/fill-request.ts'

/** SHA-256 of what is soft in a request; nothing where nothing is. */
export function softDigest({ soft = [] }: Pick<FillRequest, 'soft'>): string | undefined {
  return soft.length === 0 ? undefined : digest(soft)
}
