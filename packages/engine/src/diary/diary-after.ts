import type { Input } from '../story/input.ts'
import { runsOf } from '../story/marked-text.ts'
import type { Memory } from '../story/memory.ts'
import type { Cue, Passage, PassageChoice, PassageLine } from '../story/passage.ts'
import { type SceneState, sceneAfter } from '../story/scene-after.ts'
import { type Diary, emptyDiary, remembering } from './diary.ts'

/** What a diary is at one place of a play-through. */
export interface DiaryAt {
  readonly scene: SceneState | undefined
  /** All that was remembered before this place. */
  readonly now: Diary
  /** What was remembered before the scene began. */
  readonly before: Diary
  /** The cues that say where and when this is. */
  readonly cues: SceneCues
}

/** A diary after a step, and what the next step is read by. */
export interface DiaryState extends DiaryAt {
  /** What is offered, and those who are present there. */
  readonly offered: Pick<Passage, 'choices' | 'present'>
}

/** A diary along a passage. */
export interface DiaryAlong {
  /** At each line, before what the line itself adds. */
  readonly lines: readonly DiaryAt[]
  /** At the choices. */
  readonly end: DiaryState
}

/** What cues say of where and when a scene is. */
export type SceneCues = Readonly<Partial<Record<(typeof sceneKeys)[number], string>>>

const sceneKeys = ['scene', 'place', 'day', 'hour', 'weather', 'people'] as const

/** Before the first step. */
export const beforeStory: DiaryState = {
  scene: undefined,
  now: emptyDiary,
  before: emptyDiary,
  cues: {},
  offered: { choices: [], present: [] },
}

/**
 * The diary along the passage that a step gave: the choice that was taken is remembered first, then what the lines say.
 * Pure: the same steps give the same diary, whoever follows them.
 */
export function diaryAfter(state: DiaryState, input: Input, passage: Passage): DiaryAlong {
  // A change of the game's world shows no line: what is offered may have changed, and nothing has happened.
  if (input.type === 'world') {
    const end = { ...state, offered: offeredIn(passage) }
    return { lines: passage.lines.map(() => state), end }
  }
  let at: DiaryAt = { ...placeOf(state), now: afterChoice(state, input) }
  let { cues } = state
  // Whoever enters once more begins a scene, though it be the one of before.
  let isNew = input.type === 'enter' && at.scene !== undefined
  const enter = (name: string | undefined, said: readonly Cue[]): void => {
    cues = cuesAfter(cues, said)
    const known = sceneAfter(at.scene, name ?? '', said)
    const scene = isNew && known === at.scene ? { ...known, number: known.number + 1 } : known
    isNew = false
    if (scene !== at.scene) at = { scene, now: at.now, before: at.now, cues }
    else if (cues !== at.cues) at = { ...at, cues }
  }
  const lines: DiaryAt[] = []
  for (const line of passage.lines) {
    enter(line.scene ?? passage.scene, line.cues)
    lines.push(at)
    at = { ...at, now: afterLine(at.now, line, passage, cues) }
  }
  enter(passage.scene, passage.endCues)
  return { lines, end: { ...at, offered: offeredIn(passage) } }
}

function placeOf({ scene, now, before, cues }: DiaryState): DiaryAt {
  return { scene, now, before, cues }
}

function offeredIn({ choices, present }: Passage): DiaryState['offered'] {
  return { choices, present }
}

function afterChoice({ now, offered, cues }: DiaryState, input: Input): Diary {
  if (input.type !== 'choose' && input.type !== 'answer' && input.type !== 'verdict') return now
  const taken = offered.choices.find(choice => choice.id === input.choice)
  if (taken === undefined || taken.memory === 'none') return now
  // A verdict is somebody else's, and no act of the reader's: the author says where it is remembered.
  if (taken.memory === undefined && input.type === 'verdict') return now
  const memory = taken.memory ?? labelOf(taken)
  if (memory.text.trim() === '') return now
  return remembering(now, {
    ...memory,
    knownTo: memory.knownTo ?? taken.present ?? offered.present,
    ...(taken.memory === undefined ? { isLabel: true } : {}),
    ...titled(cues),
  })
}

function afterLine(before: Diary, line: PassageLine, passage: Passage, cues: SceneCues): Diary {
  let diary = before
  for (const memory of line.memories ?? []) {
    if (memory.text.trim() === '') continue
    const knownTo = memory.knownTo ?? line.present ?? passage.present
    diary = remembering(diary, { ...memory, knownTo, ...titled(cues) })
  }
  return diary
}

/** A choice as its author has labelled it. */
function labelOf({ pieces }: PassageChoice): Memory {
  const text = pieces.map(piece => piece.text).join('')
  const marks = pieces.flatMap(piece => piece.marks ?? [])
  const runs = runsOf(text, pieces, undefined).map(({ text, marks }) =>
    marks === undefined ? { text } : { text, marks },
  )
  return marks.length === 0 ? { text } : { text, pieces: runs, marks }
}

function titled({ day, scene, place }: SceneCues): { readonly scene?: string } {
  const title = [day, scene === undefined || scene === '' ? place : scene]
    .filter(one => one !== undefined && one !== '')
    .join(', ')
  return title === '' ? {} : { scene: title }
}

function cuesAfter(before: SceneCues, said: readonly Cue[]): SceneCues {
  let cues = before
  for (const { key, value } of said) {
    if (!isSceneKey(key)) continue
    cues = { ...cues, [key]: value === 'none' ? '' : value }
    // A new place is no longer the scene that was named before.
    if (key === 'place' && !said.some(cue => cue.key === 'scene')) cues = { ...cues, scene: '' }
  }
  return cues
}

function isSceneKey(key: string): key is (typeof sceneKeys)[number] {
  return (sceneKeys as readonly string[]).includes(key)
}
