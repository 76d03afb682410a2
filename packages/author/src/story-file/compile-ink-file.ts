import { readdirSync, readFileSync, realpathSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { Diagnostic } from '@lacuna/engine'
import type { InkBundle } from '@lacuna/engine/ink'
import type { NamedEnding } from '@lacuna/engine/ink/compiler'

/** What came of compiling a file. */
export interface CompiledFile {
  /** Absent when there are errors. */
  readonly bundle?: InkBundle
  /** Their files are named from the folder that `path` was named from. */
  readonly diagnostics: readonly Diagnostic[]
  /** The endings that the script names, their files named in the same way. */
  readonly endings: readonly NamedEnding[]
  /** Absolute paths of every file that was read: the script, its includes, its bible, its banks. */
  readonly files: readonly string[]
}

/**
 * Compiles a story in ink with all that stands beside it. Whatever is wrong comes back as diagnostics, a file that is
 * not there included.
 */
export async function compileInkFile(path: string): Promise<CompiledFile> {
  // Looked for only now: a build that meets no story loads no compiler.
  const { compileStory } = await import('@lacuna/engine/ink/compiler')
  // Named from its own folder, so that a bundle is the same on every machine and tells nothing about the author's.
  const folder = dirname(path)
  const files: string[] = []
  const read = (name: string): string | undefined => {
    const file = resolve(folder, name)
    const text = isWithin(folder, file) ? textOf(file) : undefined
    if (text !== undefined && !files.includes(file)) files.push(file)
    return text
  }
  const list = (name: string): readonly string[] => namesIn(resolve(folder, name))
  const { bundle, diagnostics, endings } = compileStory(basename(path), { read, list })
  return {
    ...(bundle === undefined ? {} : { bundle }),
    diagnostics: diagnostics.map(diagnostic => placedIn(folder, diagnostic)),
    endings: endings.map(ending => placedIn(folder, ending)),
    files,
  }
}

function placedIn<Placed extends Pick<Diagnostic, 'place'>>(folder: string, placed: Placed): Placed {
  const { place } = placed
  if (place === undefined) return placed
  return { ...placed, place: { ...place, file: join(folder, place.file).replaceAll('\\', '/') } }
}

/** Whether a file stands in a folder, links followed: what is read becomes a part of the story, and goes where it goes. */
function isWithin(folder: string, file: string): boolean {
  try {
    const path = relative(realpathSync(folder), realpathSync(file))
    return path !== '' && !isAbsolute(path) && path.split(sep)[0] !== '..'
  } catch {
    return false
  }
}

/** A file's text without the mark that some editors put in front of it. */
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').replace(/^\ufeff/, '')
  } catch {
    return undefined
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
