import type { Reading } from '@lacuna/engine/providers/recorded'

/** Recorded routes that lie beside the examples, each in a part of its own. */
const files = import.meta.glob<unknown>('../../*/readings/*.reading.json', { import: 'default' })

/** Names of the stories of which two routes were recorded. */
export function storiesWithReadings(): readonly string[] {
  const names = Object.keys(files).map(storyOf)
  return [...new Set(names)].filter(name => names.filter(other => other === name).length === 2)
}

/** The two readings of a story, in the order of their files; nothing where there are not two. @throws LacunaError `file-invalid` */
export async function readingsOf(story: string): Promise<readonly [Reading, Reading] | undefined> {
  const [first, second, more] = Object.keys(files)
    .filter(file => storyOf(file) === story)
    .sort()
  if (first === undefined || second === undefined || more !== undefined) return undefined
  const { readReading } = await import('@lacuna/engine/providers/recorded')
  const [left, right] = await Promise.all([first, second].map(file => files[file]?.()))
  return [readReading(left), readReading(right)]
}

function storyOf(file: string): string {
  return file.split('/').at(-3) ?? ''
}
