import type { PassageChoice, PassageLine } from './passage.ts'

/** A line of a passage, and where it stands. */
export interface PlacedLine {
  readonly line: PassageLine
  readonly scene: string | undefined
  /** Who is present there, as the author declared it. */
  readonly declared: readonly string[] | undefined
}

/** What a passage says of all that stands in it. */
interface Common {
  readonly scene: string | undefined
  readonly present: readonly string[]
}

/**
 * Lines with their scene and who is present at them, where that is not the same for the whole passage. Where nobody is
 * declared present, those are who speak in the lines around of the same scene.
 */
export function placedLines(lines: readonly PlacedLine[], common: Common): readonly PassageLine[] {
  let speakers: readonly string[] | undefined
  return lines.map(({ line, scene, declared }, index) => {
    // The same for all lines of a scene that stand together.
    if (index > 0 && scene !== lines[index - 1]?.scene) speakers = undefined
    if (declared === undefined) speakers ??= speakersAround(lines, index)
    const present = declared ?? speakers ?? []
    const ownScene = scene !== undefined && scene !== common.scene
    const ownPresent = !sameNames(present, common.present)
    if (!ownScene && !ownPresent) return line
    return { ...line, ...(ownPresent ? { present } : {}), ...(ownScene ? { scene } : {}) }
  })
}

/**
 * Choices with who is present where they are offered, where that is not the same for the whole passage.
 *
 * @param choices with those who are declared there. Where nobody is, those are present who speak in the last lines of the
 * same scene.
 */
export function placedChoices(
  choices: readonly PassageChoice[],
  lines: readonly PlacedLine[],
  common: Common,
): readonly PassageChoice[] {
  const last = lines.length - 1
  const around = last >= 0 && lines[last]?.scene === common.scene ? speakersAround(lines, last) : []
  return choices.map(({ present = around, ...choice }) =>
    sameNames(present, common.present) ? choice : { ...choice, present },
  )
}

/** Who speaks in the lines of the same scene that stand together with one. */
function speakersAround(lines: readonly PlacedLine[], index: number): readonly string[] {
  const scene = lines[index]?.scene
  let first = index
  let last = index
  while (first > 0 && lines[first - 1]?.scene === scene) first--
  while (last < lines.length - 1 && lines[last + 1]?.scene === scene) last++
  const speakers: string[] = []
  for (let at = first; at <= last; at++) {
    const speaker = lines[at]?.line.speaker
    if (speaker !== undefined && !speakers.includes(speaker)) speakers.push(speaker)
  }
  return speakers
}

/** Whether two lists have the same names, in whatever order. */
function sameNames(one: readonly string[], other: readonly string[]): boolean {
  return one === other || (one.every(name => other.includes(name)) && other.every(name => one.includes(name)))
}
