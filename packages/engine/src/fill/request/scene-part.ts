import type { Json } from '../../base/json.ts'
import type { SceneCues } from '../../diary/diary-after.ts'
import type { Bible } from '../../story/bible.ts'
import { conditionsHold } from '../../story/conditions.ts'
import type { OpenSlot, Passage } from '../../story/passage.ts'

/** The label of the part of a request that says where it plays. */
export const scenePart = 'where we are'

/** Where and when it is, and who is there, as far as cues and the passage say it. */
export function sceneText(cues: SceneCues, present: readonly string[], bible: Bible): string {
  const { scene, place, day, hour, weather, people } = cues
  const where = [scene, place].filter(isSaid).join(', ')
  const when = [day, hour].filter(isSaid).join(', ')
  const there = isSaid(people) ? people : present.map(name => shownAs(bible, name)).join(', ')
  const parts = [where, when, weather].filter(isSaid)
  const lines = [parts.join('; '), there === '' ? '' : `Present: ${there}.`].filter(isSaid)
  return parts.length === 0 ? '' : lines.join('\n')
}

function isSaid(text: string | undefined): text is string {
  return text !== undefined && text !== ''
}

function shownAs({ cast }: Bible, name: string): string {
  return (Object.hasOwn(cast, name) ? cast[name]?.name : undefined) ?? name
}

/** The label of the part of a request that says what glossed variables are. */
export const standingPart = 'how things stand'

/** The variables that slots read and that the author has glossed: what each stands for, and its value. */
export function standingTexts(
  reads: Readonly<Record<string, Json>>,
  glosses: Readonly<Record<string, string>>,
): readonly string[] {
  return Object.entries(reads).flatMap(([name, value]) =>
    Object.hasOwn(glosses, name)
      ? [`${glosses[name]}: ${typeof value === 'string' ? value : JSON.stringify(value)}`]
      : [],
  )
}

/** Lines of a person that are included at most. */
const mostVoiceLines = 4

/** The label of the part of a request with lines of those who speak. */
export const voicePart = 'how they speak'

/** A few lines of those who speak in the slots, in the author's words. */
export function voiceTexts(slots: readonly OpenSlot[], { cast }: Bible): readonly string[] {
  const names = slots.map(({ speaker, slot }) => speaker ?? slot.document?.by).filter(name => name !== undefined)
  return [...new Set(names)].flatMap(name =>
    ((Object.hasOwn(cast, name) ? cast[name]?.samples : undefined) ?? [])
      .slice(0, mostVoiceLines)
      .map(line => `${name}: ${line.trim()}`),
  )
}

/** What is true in a state of the story and not in every one: secrets whose time has come, and what people are then. */
export function truthsOf({ secrets = [], cast }: Bible, { variables }: Passage): readonly string[] {
  const about = Object.entries(cast).flatMap(([name, { when, about }]) =>
    when !== undefined && about !== undefined && conditionsHold(when, variables) ? [`${name}: ${about.trim()}`] : [],
  )
  return [...secrets.filter(({ until }) => conditionsHold(until, variables)).map(({ text }) => text.trim()), ...about]
}
