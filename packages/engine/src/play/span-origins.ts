import type { Authorship, StoryAuthorship } from '../story/authorship.ts'
import type { Origin, Source } from '../story/span.ts'

/** Origins of the spans of one passage, with what the story's makers have said about them. */
export class SpanOrigins {
  readonly #author: Origin
  readonly #said: StoryAuthorship | undefined
  /** By part; `undefined` is the script as a whole. */
  readonly #ofPart = new Map<string | undefined, Origin>()

  /** @param author the origin of the author's plain words: the entry of the turn's move. */
  constructor(author: Origin, said: StoryAuthorship | undefined) {
    this.#author = author
    this.#said = said
  }

  /** The same with the author's words in another entry: that of a fill which left them as they are. */
  at(entry: number): SpanOrigins {
    return entry === this.#author.entry ? this : new SpanOrigins({ ...this.#author, entry }, this.#said)
  }

  get entry(): number {
    return this.#author.entry
  }

  /** Of the author's own words. */
  author(part: string | undefined, slot: string | undefined): Origin {
    let origin = this.#ofPart.get(part)
    if (origin === undefined) {
      const said = part === undefined ? this.#said?.script : this.#said?.parts?.[part]
      origin = withAuthorship(this.#author, said)
      this.#ofPart.set(part, origin)
    }
    return slot === undefined ? origin : { ...origin, slot }
  }

  /** Of words that came in. */
  other(source: Source, entry: number, slot: string | undefined): Origin {
    const origin = slot === undefined ? { source, entry } : { source, entry, slot }
    return source === 'rules' ? withAuthorship(origin, this.#said?.grammar) : origin
  }
}

function withAuthorship(origin: Origin, authorship: Authorship | undefined): Origin {
  return authorship === undefined ? origin : { ...origin, authorship }
}
