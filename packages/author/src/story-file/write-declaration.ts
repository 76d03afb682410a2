import { readFileSync, writeFileSync } from 'node:fs'
import type { InkBundle } from '@lacuna/engine/ink'
import { declarationPath, storyDeclaration } from './story-declaration.ts'

/** Whether the declaration beside the story says what the story is now. */
export function declarationIsCurrent(bundle: InkBundle, inkFile: string): boolean {
  return writtenAt(declarationPath(inkFile)) === storyDeclaration(bundle, inkFile)
}

/** Writes the declaration beside the story where it differs from the one there. @returns whether it was written. */
export function writeDeclaration(bundle: InkBundle, inkFile: string): boolean {
  if (declarationIsCurrent(bundle, inkFile)) return false
  writeFileSync(declarationPath(inkFile), storyDeclaration(bundle, inkFile))
  return true
}

function writtenAt(path: string): string | undefined {
  try {
    // A checkout may have turned the line ends.
    return readFileSync(path, 'utf8').replaceAll('\r\n', '\n')
  } catch {
    return undefined
  }
}
