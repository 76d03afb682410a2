import type { Json } from '../base/json.ts'
import { finishedSentences, sentences } from '../base/words.ts'
import type { FillReason } from '../story/fill.ts'
import { isAuthored } from '../story/slot.ts'
import { acceptValue } from './accept-value.ts'
import { isVerbatim, mayBeVerbatim } from './authors-words.ts'
import { checkSentence, checkWhole, isStreamable, mostCharacters, rejected, type Violation } from './check-text.ts'
import type { DeskSlot } from './desk-job.ts'
import type { SlotRequest } from './fill-request.ts'
import { isRejected } from './rejected-texts.ts'
import type { TextRules } from './text-rules.ts'
import { tidySentence, tidyText } from './tidy-text.ts'

/** Whether a text may be shown; the hook of the game. */
export type Moderate = (text: string) => Promise<boolean>

/** How the writing of one slot ended. */
export type Written =
  | { readonly kind: 'accepted'; readonly text: string; readonly value?: Json; readonly reason?: FillReason }
  | { readonly kind: 'failed'; readonly reason: FillReason; readonly violations: readonly Violation[] }

/**
 * One candidate for one slot, while it arrives. What it lets through has been checked, and stays; after its first
 * sentence was let through it can no longer fail, only end early.
 */
export class SlotWriter {
  readonly slot: DeskSlot
  readonly #rules: TextRules
  readonly #moderate: Moderate
  readonly #show: (text: string) => void
  readonly #streams: boolean
  #shown = ''
  /** What has passed the checks: the shown text, and what waits for its next sentence. */
  #checked = ''
  /** Sentences that have come and are not checked yet. */
  readonly #unchecked: string[] = []
  #proposal = ''
  #taken = 0
  /** How long the text was when sentences were last looked for in it. */
  #looked = 0
  #written: Written | undefined

  constructor(
    slot: DeskSlot,
    request: SlotRequest,
    rules: TextRules,
    moderate: Moderate,
    show: (text: string) => void,
  ) {
    this.slot = slot
    this.#rules = rules
    this.#moderate = moderate
    this.#show = show
    this.#streams = slot.open.slot.verb === 'fill' && isStreamable(request.contract, slot.open.place)
  }

  /** What the player sees of it. */
  get shown(): string {
    return this.#shown
  }

  /** What came, as far as it was looked at: a repair quotes it. */
  get proposal(): string {
    return this.#proposal
  }

  get written(): Written | undefined {
    return this.#written
  }

  /** The text so far; the whole when `complete`. */
  async text(text: string, complete: boolean): Promise<void> {
    if (this.#written !== undefined) return
    this.#proposal = text
    if (text.length > mostCharacters) {
      this.#fail('contract', [{ rule: 'max', detail: `It has over ${mostCharacters} characters.` }])
    } else if (this.#streams) await this.#stream(text, complete)
    else if (complete) await this.#whole(text)
  }

  /** The value of an `invent` or a `decide`, complete. */
  async value(value: Json): Promise<void> {
    if (this.#written !== undefined) return
    this.#proposal = JSON.stringify(value)
    const accepted = acceptValue(value, this.#rules)
    if (!accepted.ok) this.#fail('contract', accepted.error)
    else if (isWords(accepted.value, this.#rules) && !(await this.#moderate(accepted.value)))
      this.#fail('moderated', [])
    else this.#written = { kind: 'accepted', text: String(accepted.value), value: accepted.value }
  }

  /** Nothing more will come: what was shown is the fill, otherwise the candidate failed for `reason`. */
  end(reason: FillReason, violations: readonly Violation[] = []): void {
    if (this.#written === undefined) this.#fail(reason, violations)
  }

  async #stream(text: string, complete: boolean): Promise<void> {
    const { language } = this.#rules
    // From where we are, not by number: what follows a sentence can join it to the next, and words would be lost.
    const rest = text.slice(this.#taken)
    // A long sentence that comes letter by letter is not looked at with each of them.
    if (!complete && text.length - this.#looked <= rest.length >> 7) return
    this.#looked = text.length
    for (const sentence of complete ? sentences(rest, language) : finishedSentences(rest, language).finished) {
      this.#taken += sentence.length
      const before = this.#checked + this.#unchecked.join('')
      const said = tidySentence(before, sentence, this.#rules)
      if (said === '') continue
      this.#unchecked.push(said)
      // Word for word the author's so far: it is shown as theirs, or not at all until it goes on otherwise.
      if (this.#checked === '' && mayBeVerbatim(before + said, this.#rules)) continue
      await this.#letThrough()
      if (this.#written !== undefined) return
    }
    if (!complete) return
    if (this.#checked === '' && isVerbatim(this.#unchecked.join(''), this.#rules)) {
      this.#written = { kind: 'accepted', text: this.#unchecked.join('') }
      return
    }
    await this.#letThrough()
    if (this.#written !== undefined) return
    if (this.#checked === '') this.#fail('contract', checkWhole('', this.#rules))
    else if (isRejected(this.#checked, this.#rules)) this.#fail('contract', [rejected])
    else this.#written = { kind: 'accepted', text: this.#checked }
  }

  /** Checks the sentences that have come, and shows them; a text that would be a rejected one waits for its next sentence. */
  async #letThrough(): Promise<void> {
    for (let said = this.#unchecked.shift(); said !== undefined; said = this.#unchecked.shift()) {
      const violations = checkSentence(this.#checked, said, this.#rules)
      if (violations.length > 0) return this.#fail('contract', violations)
      if (!(await this.#moderate(this.#checked + said))) return this.#fail('moderated', [])
      if (this.#written !== undefined) return
      this.#checked += said
      if (isRejected(this.#checked, this.#rules)) continue
      this.#shown = this.#checked
      this.#show(this.#shown)
    }
  }

  async #whole(text: string): Promise<void> {
    const tidied = tidyText(text, this.#rules)
    if (!isVerbatim(tidied, this.#rules)) {
      const violations = checkWhole(tidied, this.#rules)
      if (violations.length > 0) return this.#fail('contract', violations)
      if (!(await this.#moderate(tidied))) return this.#fail('moderated', [])
    }
    this.#written ??= { kind: 'accepted', text: tidied }
  }

  #fail(reason: FillReason, violations: readonly Violation[]): void {
    this.#written ??=
      this.#shown === ''
        ? { kind: 'failed', reason, violations }
        : { kind: 'accepted', text: this.#shown, reason: 'truncated' }
  }
}

/** Whether a value is words that the author has not written. */
function isWords(value: Json, { contract }: TextRules): value is string {
  return typeof value === 'string' && !isAuthored(contract.domain)
}
