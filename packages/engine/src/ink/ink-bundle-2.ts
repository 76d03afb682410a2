import type { OlderFormat } from '../formats/file-format.ts'

/** Compiled stories of format 2: no knot says what walking away leads to. */
export const inkBundle2: OlderFormat = {
  /** Its members are those of the next format, and are looked at there. */
  verify() {},
  migrate: file => ({ ...file, format: 3 }),
}
