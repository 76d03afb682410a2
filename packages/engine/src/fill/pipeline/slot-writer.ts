import type { Json } from '../../base/json.ts'
import { finishedSentences, sentences } from '../../base/words.ts'
import type { SlotRequest } from '../../provider/port/fill-request.ts'
import type { FillReason } from '../../story/fill.ts'
import { isAuthored } from '../../story/slot.ts'
import { verbs } from '../../story/verbs/verbs.ts'
import { acceptValue } from '../contract/accept-value.ts'
import { isVerbatim, mayBeVerbatim } from '../contract/authors-words.ts'
import { reasonGiven } from '../contract/check-reason.ts'
import { checkSentence, checkWhole, isStreamable, mostCharacters, rejected } from '../contract/check-text.ts'
import { isRejected } from '../contract/rejected-texts.ts'
import type { TextRules } from '../contract/text-rules.ts'
import { tidySentence, tidyText } from '../contract/tidy-text.ts'
import type { Violation } from '../contract/violation.ts'
import { splitCredentials } from '../credentials/content-credentials.ts'
import type { JobSlot } from './fill-job.ts'

/** Whether a text may be shown; the hook of the game. */
export type Moderate = (text: string) => Promise<boolean>

/** How the writing of one slot ended. */
export type Written =
  | {
      readonly kind: 'accepted'
      readonly text: string
      readonly value?: Json
      readonly reason?: FillReason
      readonly credentials?: string
      /** Why, of a verdict. */
      readonly because?: string
    }
  /** The author's words are kept, as the provider says. */
  | { readonly kind: 'kept' }
  | { readonly kind: 'failed'; readonly reason: FillReason; readonly violations: readonly Violation[] }

/** What a candidate shows of itself while it arrives. */
export interface Screen {
  show(text: string): void
  /** Takes back what was shown, where nobody has seen it: whether that is so. */
  takeBack(): boolean
}

/**
 * One candidate for one slot, while it arrives. What it lets through has been checked, and stays; after somebody has seen
 * its first sentence it can no longer fail, only end early.
 */
export class SlotWriter {
  readonly slot: JobSlot
  /** Numbers of what it says that it uses, as far as that has come. */
  uses: readonly number[] = []
  readonly #rules: TextRules
  readonly #moderate: Moderate
  readonly #screen: Screen
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
  #credentials: string | undefined

  constructor(slot: JobSlot, request: SlotRequest, rules: TextRules, moderate: Moderate, screen: Screen) {
    this.slot = slot
    this.#rules = rules
    this.#moderate = moderate
    this.#screen = screen
    this.#streams = verbs[slot.open.slot.verb].brings === 'words' && isStreamable(request.contract, slot.open.place)
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

  /** Whether it came with content credentials that no fill keeps: it failed, or was cut. */
  get hasLostCredentials(): boolean {
    return this.#credentials !== undefined && !(this.#written?.kind === 'accepted' && 'credentials' in this.#written)
  }

  /** The text so far; the whole when `complete`. */
  async text(text: string, complete: boolean): Promise<void> {
    if (this.#written !== undefined) return
    if (complete && saysKeep(text)) return this.keep()
    const { text: said, credentials } = splitCredentials(text, complete)
    this.#credentials ??= credentials
    this.#proposal = said
    if (said.length > mostCharacters) {
      this.#fail('contract', [{ rule: 'max', detail: `It has over ${mostCharacters} characters.` }])
    } else if (this.#streams) await this.#stream(said, complete)
    else if (complete) await this.#whole(said)
  }

  /** The provider keeps the author's words; of a text that was seen no word is taken back. */
  keep(): void {
    if (this.#shown === '') this.#written ??= { kind: 'kept' }
    else this.end('not-proposed')
  }

  /**
   * The value of an `invent` or a `decide`, complete.
   *
   * @param because the reason that came with it.
   */
  async value(value: Json, because?: string): Promise<void> {
    if (this.#written !== undefined) return
    const { text, credentials } = typeof value === 'string' ? splitCredentials(value, true) : { text: value }
    this.#credentials = credentials
    this.#proposal = JSON.stringify(text)
    const accepted = acceptValue(text, this.#rules)
    if (!accepted.ok) this.#fail('contract', accepted.error)
    else if (isWords(accepted.value, this.#rules) && !(await this.#moderate(accepted.value)))
      this.#fail('moderated', [])
    else {
      const reason = reasonGiven(because, this.#rules)
      const isShown = reason !== undefined && (await this.#moderate(reason))
      this.#accept(String(accepted.value), accepted.value, isShown ? reason : undefined)
    }
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
      const next = tidySentence(before + said, text.slice(this.#taken), this.#rules)
      if (this.#checked === '' && mayBeVerbatim(before + said + next, this.#rules)) continue
      await this.#letThrough(complete && this.#taken === text.length)
      if (this.#written !== undefined) return
    }
    if (!complete) return
    if (this.#checked === '' && isVerbatim(this.#unchecked.join(''), this.#rules)) {
      this.#accept(this.#unchecked.join(''))
      return
    }
    await this.#letThrough(true)
    if (this.#written !== undefined) return
    if (this.#checked === '') this.#fail('contract', checkWhole('', this.#rules))
    else if (isRejected(this.#checked, this.#rules)) this.#fail('contract', [rejected])
    else this.#accept(this.#checked)
  }

  /**
   * Checks the sentences that have come, and shows them; a text that would be a rejected one waits for its next sentence.
   *
   * @param isEnd whether nothing comes after them.
   */
  async #letThrough(isEnd: boolean): Promise<void> {
    for (let said = this.#unchecked.shift(); said !== undefined; said = this.#unchecked.shift()) {
      const violations = checkSentence(this.#checked, said, this.#rules, isEnd && this.#unchecked.length === 0)
      if (violations.length > 0) return this.#fail('contract', violations)
      if (!(await this.#moderate(this.#checked + said))) return this.#fail('moderated', [])
      if (this.#written !== undefined) return
      this.#checked += said
      if (isRejected(this.#checked, this.#rules)) continue
      this.#shown = this.#checked
      this.#screen.show(this.#shown)
    }
  }

  async #whole(text: string): Promise<void> {
    const tidied = tidyText(text, this.#rules)
    if (!isVerbatim(tidied, this.#rules)) {
      const violations = checkWhole(tidied, this.#rules)
      if (violations.length > 0) return this.#fail('contract', violations)
      if (!(await this.#moderate(tidied))) return this.#fail('moderated', [])
    }
    this.#accept(tidied)
  }

  #accept(text: string, value?: Json, because?: string): void {
    const credentials = this.#credentials
    this.#written ??= {
      kind: 'accepted',
      text,
      ...(value === undefined ? {} : { value }),
      ...(credentials === undefined ? {} : { credentials }),
      ...(because === undefined ? {} : { because }),
    }
  }

  #fail(reason: FillReason, violations: readonly Violation[]): void {
    if (this.#written !== undefined) return
    // What nobody has seen is no fill yet: it is repaired like one that failed at once.
    const isBroken = reason === 'contract' || reason === 'moderated'
    if (this.#shown !== '' && isBroken && this.#screen.takeBack()) this.#shown = ''
    this.#written =
      this.#shown === ''
        ? { kind: 'failed', reason, violations }
        : { kind: 'accepted', text: this.#shown, reason: 'truncated' }
  }
}

/** Whether a text is no text, but how a weak model writes that the author's words are kept. */
function saysKeep(text: string): boolean {
  return text.trim() === 'keep' || text.trim() === 'null'
}

/** Whether a value is words that the author has not written. */
function isWords(value: Json, { contract }: TextRules): value is string {
  return typeof value === 'string' && !isAuthored(contract.domain)
}
