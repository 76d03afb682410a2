import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** The script beside a file that includes it: then that one is the story, and the file only a part of it. */
export function includedBy(file: string): string | undefined {
  const folder = dirname(file)
  const part = basename(file)
  try {
    return readdirSync(folder)
      .filter(name => name.endsWith('.ink') && name !== part)
      .map(name => join(folder, name))
      .find(path => includesOf(readFileSync(path, 'utf8')).includes(part))
  } catch {
    return undefined
  }
}

const includesOf = (script: string): string[] =>
  Array.from(script.matchAll(/^[ \t]*INCLUDE[ \t]+(.+?)[ \t]*$/gm), ([, name = '']) => name)
