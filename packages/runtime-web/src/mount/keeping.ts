import { LacunaError } from '@lacuna/engine'
import type { Page, SaveTrouble, Strings } from '../page/index.ts'
import type { KeptSave, StorySaves } from '../saves/index.ts'
import { type Autosave, autosave } from './autosave.ts'

/** What is needed to keep a play-through and to say what becomes of it. */
export interface KeepingPorts {
  readonly saves: StorySaves
  /** Whether what is kept is there at another visit. */
  readonly lasts: boolean
  readonly strings: Strings
  /** The page, once a turn stands on it. */
  readonly page: () => Page | undefined
  /** Shows a save that another page has kept. */
  readonly open: (kept: KeptSave) => void
}

/** A play-through that is kept by itself, and what the player is told where it isn't. */
export interface Keeping {
  readonly keeper: Autosave
  /** Notes what a storage failed with; said once, as soon as there is a page. */
  trouble(error: unknown): void
  /** Says what was noted before there was a page. */
  say(): void
  /** Why turns are not kept, where they aren't. */
  readonly now: SaveTrouble | undefined
}

export function keeping({ saves, lasts, strings, page, open }: KeepingPorts): Keeping {
  const unkept: SaveTrouble = { code: 'not-kept', text: strings.storageNone }
  let now: SaveTrouble | undefined = lasts ? undefined : unkept
  const said = new Set<string>()
  let away = (): void => {}

  const say = (): void => {
    const shown = page()
    if (!shown || !now || now === unkept || said.has(now.code)) return
    said.add(now.code)
    away()
    away = shown.message(now.text, { lasts: true })
  }
  const trouble = (error: unknown): void => {
    const code = error instanceof LacunaError ? error.code : undefined
    if (code === 'storage-full') now = { code, text: strings.storageFull }
    else if (code === 'storage-refused') now = { code, text: strings.storageRefused }
    else return
    say()
  }
  const keeper = autosave(saves, {
    trouble,
    kept() {
      if (!lasts) return
      now = undefined
      away()
    },
    nameApart: strings.saveApart,
    elsewhere({ turn }) {
      let closed = (): void => {}
      const there = async (): Promise<void> => {
        const standing = await saves.auto()
        if (standing) open(standing)
      }
      const here = (): Promise<void> => keeper.takeOver(strings.saveElsewhere(turn))
      const answer = (act: () => Promise<void>) => () => {
        closed()
        act().catch(trouble)
      }
      closed =
        page()?.message(strings.elsewhere(turn), {
          lasts: true,
          actions: [
            { label: strings.elsewhereThere, act: answer(there) },
            { label: strings.elsewhereHere, act: answer(here) },
          ],
        }) ?? closed
    },
  })
  return {
    keeper,
    trouble,
    say,
    get now() {
      return now
    },
  }
}
