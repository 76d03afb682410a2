import type { Beat } from './beat.ts'
import type { SlotDefaults } from './inline-slot.ts'

// The compiler of the kit reads beats of any story; which variables they know was checked where they were written.
type WrittenBeat = Beat<Readonly<Record<string, never>>, string, string, string, string, string>

/** A scene as written: beats under their names, where it starts, which scenes it can lead to. */
export interface Scene<
  BeatName extends string = string,
  Exit extends string = string,
  SlotName extends string = string,
  ChoiceName extends string = string,
> {
  readonly start: BeatName
  readonly exits: readonly Exit[]
  readonly with?: readonly string[]
  /** What holds for every slot of it that does not say otherwise. */
  readonly defaults?: SlotDefaults
  /** Where somebody goes who walks away from a beat that says nothing of it: a beat of this scene, or `#exit`. */
  readonly leave?: string
  readonly beats: Readonly<Record<BeatName, WrittenBeat>>
  /** Only in types: names under which slots of this scene may be found. */
  readonly slotNames?: SlotName
  /** Only in types: names of its choices. */
  readonly choiceNames?: ChoiceName
}
