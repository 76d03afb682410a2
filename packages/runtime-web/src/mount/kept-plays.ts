import { LacunaError, type Session } from '@lacuna/engine'
import type { Page, PageSaves, SaveTrouble, Strings } from '../page/index.ts'
import type { KeptSave, StorySaves } from '../saves/index.ts'
import type { Autosave } from './autosave.ts'
import { restoringPart } from './restoring-part.ts'

/** What is needed to open what was kept. */
export interface KeptPlaysPorts {
  readonly stored: StorySaves
  readonly keeper: Autosave
  readonly strings: Strings
  readonly page: () => Page | undefined
  readonly session: () => Session | undefined
  readonly start: (snapshot: unknown) => Session
  readonly adopt: (next: Session, from?: KeptSave) => void
  readonly trouble: (error: unknown) => void
  /** Why turns are not kept by themselves, where they aren't. */
  readonly why: () => SaveTrouble | undefined
}

/** Play-throughs that were kept: those with a name, files, and the one that goes on by itself. */
export interface KeptPlays {
  readonly saves: PageSaves
  /** Reads a save; the function shows it. `from`: where it stands as the one that goes on by itself. @throws LacunaError, PartMissing */
  open(save: unknown, from?: KeptSave): Promise<() => void>
  /**
   * Goes on where the player was, or as far as that fits. A save that can't be followed is put among the named saves, and reported.
   *
   * @param next what was made of it already. Default: it is made now.
   */
  resume(auto: KeptSave, next?: Session): Promise<Session | undefined>
}

export function keptPlays(ports: KeptPlaysPorts): KeptPlays {
  const { stored, keeper, strings, page, session, start, adopt, trouble, why } = ports
  const noting = async <T>(work: Promise<T>): Promise<T> => {
    work.catch(trouble)
    return work
  }

  /** Says what became of a save, and offers to follow the rest of it where one choice may be the one that was meant. */
  const report = (next: Session, kept = ''): void => {
    const { problem } = next.frame
    if (problem === undefined) return
    const { code, message, hint, data } = problem
    const what = code === 'save-diverged' ? strings.changed : code === 'save-changed' ? '' : strings.loadFailed
    const act = (): void => {
      page()?.context.attempt(() => next.resume())
      if (next.frame.problem === undefined) page()?.message('')
      else report(next)
    }
    const actions = typeof data.proposal === 'string' ? [{ label: strings.followOn, act }] : []
    page()?.message(`${what} ${message} ${hint} ${kept}`.trim(), { actions })
  }

  /** A save that fits as far as some turn stands there, and the player is told. */
  const open = async (save: unknown, from?: KeptSave): Promise<() => void> => {
    await restoringPart()
    const next = start(save)
    const { problem } = await next.settled()
    if (problem && !stands(next)) {
      next.close()
      throw new LacunaError(problem.code as LacunaError['code'], problem.message, {
        hint: problem.hint,
        data: problem.data,
      })
    }
    return () => {
      adopt(next, from)
      if (problem) report(next)
    }
  }

  /** The page that is opened again before the player has moved finds the same save: it is put among the named saves once. */
  const keepAside = async ({ at, turn, words, save }: KeptSave): Promise<void> => {
    const text = JSON.stringify(save)
    const isThere = (await stored.list()).some(kept => JSON.stringify(kept.save) === text)
    if (!isThere) await stored.keep({ name: strings.autosave, at, turn, words, save })
  }

  return {
    open,
    saves: {
      list: () => noting(stored.list()),
      keep: async name => {
        const now = session()
        if (now) await noting(stored.keep(keeper.note(now, name)))
      },
      load: async id => open((await stored.load(id)).save),
      import: async text => open(text),
      remove: id => stored.remove(id),
      export: () => (session() as Session).save(),
      trouble: why,
    },
    async resume(auto, next = start(auto.save)) {
      const { problem } = await next.settled()
      if (!problem || !/^save-/.test(problem.code)) return next
      const fits = stands(next)
      if (!fits) next.close()
      if (problem.code === 'save-changed') report(next)
      else {
        keepAside(auto).then(
          () => report(next, strings.changedKept),
          error => {
            report(next)
            trouble(error)
          },
        )
      }
      return fits ? next : undefined
    },
  }
}

/** Whether a save stands at some turn: all of it, or as far as a changed story can follow it. */
function stands({ frame: { turn, problem } }: Session): boolean {
  return problem === undefined || problem.code === 'save-changed' || (problem.code === 'save-diverged' && turn > 0)
}
