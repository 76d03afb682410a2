/** A text without the content credentials that were in it. */
export interface SplitText {
  readonly text: string
  /** The wrapper's bytes in base64: see {@link credentialsText}. Absent where there is none. */
  readonly credentials?: string
}

/** A text with its credentials behind it, as a provider gives it: for where the text leaves the story, or is kept for another. */
export function withCredentials({ text, credentials }: SplitText): string {
  return credentials === undefined ? text : text + credentialsText(credentials)
}

/** The wrapper as it stood in the text. */
export function credentialsText(credentials: string): string {
  let text = '\uFEFF'
  for (const byte of atob(credentials)) {
    const code = byte.charCodeAt(0)
    text += String.fromCodePoint(code < 16 ? 0xfe00 + code : 0xe0100 + code - 16)
  }
  return text
}
