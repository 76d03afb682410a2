import { readFile } from 'node:fs/promises'
import { LacunaError, type NarrativeProvider, nearest, type Story } from '@lacuna/engine'
import { UsageError } from '../command/usage-error.ts'
import { reasonOf } from '../story-file/reason-of.ts'

const names = ['off', 'grammar', 'recorded:<file>']

/**
 * The provider that `--provider` names; the story's own grammar when nothing is said.
 * @param warn is given a sentence where the recording can answer nothing.
 * @throws UsageError on another name, LacunaError `file-invalid` on a recording that can't be read.
 */
export async function providerNamed(
  name: string | undefined,
  story: Story,
  warn: (sentence: string) => void,
): Promise<NarrativeProvider | undefined> {
  if (name === 'off') return undefined
  if (name === undefined || name === 'grammar') {
    const { grammarProvider } = await import('@lacuna/engine/providers/grammar')
    return grammarProvider(story.bible)
  }
  const file = /^recorded:(.+)$/s.exec(name)?.[1]
  if (file !== undefined) {
    const { answersRequests, readTape, recordedProvider } = await import('@lacuna/engine/providers/recorded')
    const tape = readTape(await tapeIn(file))
    if (!answersRequests(tape)) {
      warn(`${file} was recorded by another version, which asked otherwise: the author's words stand in its place.`)
    }
    return recordedProvider(tape)
  }
  const meant = nearest(name.replace(/:.*/s, ''), ['off', 'grammar', 'recorded'])
  const hint = meant === undefined ? '' : `Did you mean ${meant === 'recorded' ? names[2] : meant}? `
  throw new UsageError(`There is no provider "${name}".`, `${hint}There are ${names.join(', ')}.`)
}

async function tapeIn(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (cause) {
    throw new LacunaError('file-invalid', `${file} can't be read: ${reasonOf(cause)}.`, {
      hint: 'A recording is the JSON of a tape that `record(provider, tape)` has filled.',
      data: { file },
      cause,
    })
  }
}
