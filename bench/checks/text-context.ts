/** What a request and a page say of one slot. */
export interface TextContext {
  readonly story: string
  readonly place: 'narration' | 'dialogue' | 'label' | 'stop'
  readonly speaker?: string
  readonly brief: string
  /** The author's own words. */
  readonly words: string
  readonly max?: number
  readonly mention?: readonly string[]
  readonly never?: readonly string[]
  readonly reads?: Readonly<Record<string, string | number | boolean>>
  /** `NAME: what is known about them`. */
  readonly facts?: readonly string[]
  /** Lines of the page before it and after it; a spoken one begins with its speaker. */
  readonly before?: readonly string[]
  readonly after?: readonly string[]
  /** Labels that follow. */
  readonly choices?: readonly string[]
}
