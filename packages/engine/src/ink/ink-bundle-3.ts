import type { OlderFormat } from '../formats/file-format.ts'

/** Compiled stories of format 3: nothing is remembered, no variable says what it stands for, no secrets. */
export const inkBundle3: OlderFormat = {
  /** Its members are those of the next format, and are looked at there. */
  verify() {},
  migrate: file => ({ ...file, format: 4 }),
}
