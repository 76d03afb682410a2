import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { LacunaError, nearest, type Story } from '@lacuna/engine'

/**
 * The story that a module exports: the one named after `#`, else the export `story`, else the default one, else the
 * only one there is.
 * @throws LacunaError `file-invalid`.
 */
export async function importStory(path: string): Promise<Story> {
  const [, file = path, name] = /^(.*?)(?:#([^#/\\]+))?$/s.exec(path) ?? []
  if (!existsSync(file)) throw invalid(file, `There is no file ${file}.`, 'Check its name and the folder you are in.')
  if (/\.m?ts$/i.test(file) && !runsTypeScript()) {
    throw invalid(
      file,
      `Node ${process.versions.node} can't run TypeScript, and ${file} is TypeScript.`,
      'Use Node 22.18 or newer, or give the .js file that your build makes of it.',
    )
  }
  let exports: Record<string, unknown>
  try {
    exports = (await import(pathToFileURL(resolve(file)).href)) as Record<string, unknown>
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    const ink = message.includes('".ink"')
    const hint = ink
      ? 'Node alone reads no .ink: play that file itself, or the one that your build makes of this module.'
      : 'The module failed while it was loaded, before any story was played.'
    throw invalid(file, `${file} can't be loaded: ${message}`, hint, cause)
  }
  return chosen(file, name, exports)
}

function chosen(file: string, name: string | undefined, exports: Record<string, unknown>): Story {
  const stories = new Map(Object.entries(exports).filter((entry): entry is [string, Story] => isStory(entry[1])))
  const names = [...stories.keys()]
  if (name !== undefined) {
    const meant = nearest(name, names)
    const hint = meant === undefined ? `It exports ${names.join(', ') || 'none'}.` : `Did you mean ${file}#${meant}?`
    const story = stories.get(name)
    if (story === undefined) throw invalid(file, `${file} exports no story "${name}".`, hint)
    return story
  }
  const story =
    stories.get('story') ?? stories.get('default') ?? (stories.size === 1 ? stories.get(names[0] ?? '') : undefined)
  if (story !== undefined) return story
  throw names.length === 0
    ? invalid(file, `${file} exports no story.`, 'Export what `story()`, `fromMachine()` or `inkStory()` gives back.')
    : invalid(
        file,
        `${file} exports several stories.`,
        `Say which: ${names.map(each => `${file}#${each}`).join(', ')}.`,
      )
}

function isStory(value: unknown): value is Story {
  if (typeof value !== 'object' || value === null) return false
  const story = value as Partial<Story>
  return typeof story.skeleton === 'function' && typeof story.id === 'string' && typeof story.bible === 'object'
}

/** Node from 22.18 (and 23.6) on takes the types out by itself. */
function runsTypeScript(): boolean {
  return Boolean((process.features as { typescript?: unknown }).typescript)
}

function invalid(file: string, message: string, hint: string, cause?: unknown): LacunaError {
  return new LacunaError('file-invalid', message, { hint, data: { file }, cause })
}
