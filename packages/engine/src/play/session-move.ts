import type { Variables } from '../story/passage.ts'
import type { Dial } from '../story/slot.ts'

/** What a player or a game sends to a session. */
export type SessionMove =
  | { readonly type: 'enter'; readonly entry?: string }
  | { readonly type: 'choose'; readonly id: string }
  | { readonly type: 'answer'; readonly text: string }
  | { readonly type: 'back' }
  | { readonly type: 'forward' }
  | { readonly type: 'jump'; readonly turn: number }
  | { readonly type: 'restart'; readonly seed?: number }
  | { readonly type: 'world'; readonly values: Variables }
  | { readonly type: 'language'; readonly language: string }
  | { readonly type: 'dial'; readonly dial: Dial }
  | { readonly type: 'upcoming'; readonly entries: readonly string[] | undefined }
  | { readonly type: 'resume'; readonly choice?: string }
  | { readonly type: 'close' }
