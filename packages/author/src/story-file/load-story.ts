import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { LacunaError, type Story } from '@lacuna/engine'
import type { InkBundle } from '@lacuna/engine/ink'
import { compiledOrThrow } from './compiled-or-throw.ts'
import { importStory } from './import-story.ts'
import { reasonOf } from './reason-of.ts'

const modules = ['.ts', '.mts', '.js', '.mjs']

/**
 * The story in a file: a script in ink, a compiled bundle, or a module that exports one (`file.ts#name` for one of
 * several).
 * @param warn told in one sentence when the compiler has warnings.
 * @throws LacunaError `file-invalid`, `story-invalid`, `story-damaged`.
 */
export async function loadStory(path: string, warn: (sentence: string) => void): Promise<Story> {
  const extension = extname(path.replace(/#[^#/\\]*$/, '')).toLowerCase()
  if (modules.includes(extension)) return await importStory(path)
  if (extension !== '.ink' && extension !== '.json') {
    throw new LacunaError('file-invalid', `${path} is no story that lacuna can read.`, {
      hint: `A story is an .ink file, a bundle (.json), or a module that exports one (${modules.join(', ')}).`,
      data: { file: path },
    })
  }
  const { inkStory } = await import('@lacuna/engine/ink')
  return inkStory(extension === '.ink' ? await compiledOrThrow(path, warn) : await readBundle(path))
}

async function readBundle(path: string): Promise<InkBundle> {
  let value: unknown
  try {
    value = JSON.parse(await readFile(path, 'utf8'))
  } catch (cause) {
    throw new LacunaError('file-invalid', `${path} can't be read: ${reasonOf(cause)}.`, {
      hint: 'A bundle is written by `lacuna compile story.ink -o story.json`.',
      data: { file: path },
      cause,
    })
  }
  if (typeof value === 'object' && value !== null && 'inkVersion' in value) {
    throw new LacunaError('file-invalid', `${path} was compiled by ink alone: who may fill what is not in it.`, {
      hint: 'Play the .ink file, or compile it with `lacuna compile`.',
      data: { file: path },
    })
  }
  // Whatever else is wrong with it, `inkStory` says.
  return value as InkBundle
}
