import type { Log, LogEntry } from './log-entry.ts'

/** Characters of one text in the log. */
const mostCharacters = 300
/** Whatever a terminal or a reader of lines could take for more than text. */
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

/** A log that can't fail, and that gets nothing that would pass for more than one line of text. */
export function safeLog(log: Log): (entry: LogEntry) => void {
  return entry => {
    try {
      Promise.resolve(log(withSafeTexts(entry) as LogEntry)).catch(() => {})
    } catch {
      // A server that can't write its log goes on.
    }
  }
}

function withSafeTexts(value: unknown): unknown {
  if (typeof value === 'string') return safeText(value)
  if (Array.isArray(value)) return value.map(withSafeTexts)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withSafeTexts(each)]))
}

function safeText(text: string): string {
  const escaped = text
    .slice(0, mostCharacters)
    .replace(unsafe, character => `\\u${(character.codePointAt(0) as number).toString(16).padStart(4, '0')}`)
  return escaped.slice(0, mostCharacters)
}
