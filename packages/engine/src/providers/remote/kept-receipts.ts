import type { TextReceipt } from './remote-wire.ts'

/** Receipts that are kept: more than the lines that one request reads. */
const mostKept = 60

/** The server's receipts for what it answered lately. They are in no save: whoever comes back has none at first. */
export class KeptReceipts {
  #kept: readonly TextReceipt[] = []

  /** Keeps what came with an answer; what is no receipt is left out. */
  keep(receipts: unknown): void {
    if (!Array.isArray(receipts)) return
    const isNew = ({ receipt }: TextReceipt): boolean => !this.#kept.some(kept => kept.receipt === receipt)
    this.#kept = [...this.#kept, ...receipts.filter(isReceipt).filter(isNew)].slice(-mostKept)
  }

  /** Those for texts that stand in any of the lines. */
  in(lines: readonly string[]): readonly TextReceipt[] {
    const stands = (part: string): boolean => part !== '' && lines.some(line => line.includes(part))
    // Each line of a document is a line of its own.
    return this.#kept.filter(({ text }) => text.split('\n').some(stands))
  }
}

function isReceipt(receipt: unknown): receipt is TextReceipt {
  if (typeof receipt !== 'object' || receipt === null) return false
  const members = receipt as Readonly<Record<string, unknown>>
  return ['slot', 'text', 'receipt'].every(name => typeof members[name] === 'string')
}
