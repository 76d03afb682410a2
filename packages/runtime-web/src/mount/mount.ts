import {
  type Dial,
  type EntryOf,
  type Json,
  LacunaError,
  lowestDial,
  type NarrativeProvider,
  type Session,
  type Story,
  type VariablesOf,
} from '@lacuna/engine'
import { createSession } from '@lacuna/engine/lazy'
import { fillersPart } from '../page/fillers-part.ts'
import { createPage, english, fillerOf, keptSettings, type Page, readSettings, type Strings } from '../page/index.ts'
import { part } from '../parts/part.ts'
import { type KeptSave, storySaves } from '../saves/story-saves.ts'
import { type BeforeAnswer, beforeAnswer } from './before-answer.ts'
import { fetchTheRest } from './fetch-the-rest.ts'
import { fillerKey } from './filler-key.ts'
import type { Filling } from './filling.ts'
import { keeping } from './keeping.ts'
import { keptPlays } from './kept-plays.ts'
import { laterFills } from './later-fills.ts'
import type { Mounted, MountOptions } from './mount-options.ts'
import { newSeed } from './new-seed.ts'
import { readAnswer } from './notice-answer.ts'
import { overlayKeys } from './overlay-keys.ts'
import { providerFor } from './provider-for.ts'
import { readCues } from './read-cues.ts'
import { restoringPart } from './restoring-part.ts'
import { type StageBehind, stageBehind } from './stage-behind.ts'
import { storageFor } from './storage-for.ts'
import { withRestoring } from './with-restoring.ts'

const fillingPart = part(() => import('./filling.ts'))
const missingParts = part(() => Promise.all([import('../page/filling-strings.ts'), fillersPart()]))
const reload = (): void => location.reload()

/**
 * Puts a story on a page: notice, words, painted stage, saves. The words need no Pixi: it is fetched once there is
 * something to read.
 *
 * @throws LacunaError `session-closed` in `ready`, where the page was taken away before the story began.
 * @example
 * const { ready } = mount(element, ferry, { provider, pictures: { paint, cast } })
 * const session = await ready
 */
export function mount<S extends Story>(
  element: HTMLElement,
  story: S,
  options: MountOptions<NoInfer<EntryOf<S>>, NoInfer<VariablesOf<S>>> = {},
): Mounted<S> {
  return mounted(element, story, options as MountOptions) as Mounted<S>
}

function mounted(element: HTMLElement, story: Story, options: MountOptions): Mounted {
  const {
    pictures = {},
    strings: given = {},
    storage: storageGiven,
    store: storeGiven,
    stage: hasStage = true,
    onCue,
    provider: own,
    fillers = [],
    overlayKeys: keys = 'Ctrl+Alt+L',
    entry = '',
    consent,
    dial: highest,
    ...ports
  } = options
  const storage = storageFor(storageGiven)
  const saves = storySaves(storage, story.id)
  const keptFills = storageGiven === false || storeGiven !== undefined ? undefined : laterFills(storage, story.id)
  const sources = part(async () => (typeof fillers === 'function' ? fillers() : fillers))
  const hasSources = typeof fillers === 'function' || fillers.length > 0
  const store = storeGiven === false ? undefined : (storeGiven ?? keptFills)
  const strings: Strings = { ...english, ...given }
  let page: Page | undefined
  let stage: StageBehind | undefined
  let session: Session | undefined
  let early: BeforeAnswer | undefined
  let provider: NarrativeProvider | undefined
  let filling: Promise<Filling> | undefined
  let filled: Filling | undefined
  let closed = false
  let dial: Dial = 'author'

  const kept = keeping({
    saves,
    lasts: storageGiven !== false,
    strings,
    page: () => (closed || !session ? undefined : page),
    open: standing => plays.open(standing.save, standing).then(show => page?.context.attempt(show), trouble),
  })
  const { keeper, trouble } = kept
  const cues = readCues(cue => {
    onCue?.(cue)
    stage?.cue(cue)
  })

  /** Where nothing was kept, it is idle until it is adopted. */
  const start = (snapshot?: unknown, position = dial, kept = store): Session => {
    const agreed = consent ?? filled?.consent
    return createSession(story, {
      ...ports,
      provider,
      ...(agreed && { consent: agreed }),
      ...(kept && { store: kept }),
      seed: options.seed ?? newSeed(),
      dial: () => lowestDial(position, highest?.() ?? position),
      ...(snapshot === undefined ? { upcoming: [entry] } : { snapshot }),
    })
  }

  const adopt = (next: Session, focus: boolean, from?: KeptSave): void => {
    // The same play-through with somebody else to ask is no other one: what was not read yet is still to come.
    if (focus || !session) cues.skip(next.frame)
    const stands = lowestDial(dial, highest?.() ?? dial)
    if (next.frame.dial !== stands && next.frame.phase !== 'failed') next.dial(stands)
    if (next.frame.phase === 'idle') {
      next.enter(entry)
      // From here the player comes to it by beginning anew.
      next.upcoming()
    }
    const before = session
    session = next
    page?.play(next, { focus })
    keeper.follow(next, from)
    before?.close()
    kept.say()
  }

  const keepAnswer = (): void => {
    const { id = null, model = null } = fillerOf(provider, strings) ?? {}
    storage.write(`${story.id}/notice`, { dial, filler: id, model }).catch(trouble)
  }
  const turn = (position: Dial): void => {
    dial = position
    if (session && session.frame.dial !== position) session.dial(position)
    keepAnswer()
  }

  /** The parts of who fills the slots are fetched when they are needed: most players never do. */
  const openFillers = (offered: NarrativeProvider | undefined): Promise<Filling> => {
    // A play-through goes on with somebody else to ask by being saved and restored.
    filling ??= Promise.all([fillingPart(), sources(), restoringPart()]).then(([{ openFilling }, offers]) =>
      openFilling({
        story,
        storage,
        sources: offers,
        own: offered,
        consent,
        page: () => page as Page,
        trouble,
        changed(next, kind) {
          provider = next
          early?.drop()
          page?.fill(fillerOf(next, strings))
          dial = kind === 'author' ? 'author' : story.bible.allow
          keepAnswer()
          // The same play-through, with somebody else to ask.
          if (session) adopt(start(session.save()), false)
        },
        withdrawn: () => turn('author'),
      }),
    )
    return filling.then(
      opened => {
        filled = opened
        return opened
      },
      error => {
        filling = undefined
        throw error
      },
    )
  }

  const plays = keptPlays({
    stored: saves,
    keeper,
    strings,
    page: () => page,
    session: () => session,
    start,
    adopt: (next, from) => adopt(next, true, from),
    trouble,
    why: () => kept.now,
  })
  const boot = async (): Promise<Session> => {
    let isFetched = true
    const sayMissing = (): void => {
      page?.message(strings.fillerMissing, { actions: [{ label: strings.loadAgain, act: reload }] })
    }
    /** Who fills could not be fetched: the story goes on as it is written, and that is said once. */
    const unfetched = (): undefined => {
      if (isFetched && session && !closed) sayMissing()
      isFetched = false
    }
    const offered = providerFor(story, own, unfetched)
    const [settings, answered, auto, chosen] = await Promise.all([
      storage.read('settings').catch(() => undefined),
      storage.read(`${story.id}/notice`).catch(trouble),
      saves.auto().then(withRestoring).catch(trouble),
      hasSources ? storage.read(fillerKey).catch(() => undefined) : undefined,
    ])
    provider = offered
    const asks = offered?.capabilities.local === false
    if (asks || chosen !== undefined) provider = (await openFillers(offered).catch(unfetched))?.provider
    page = createPage(element, story, {
      strings: given,
      filler: fillerOf(provider, strings),
      settings: readSettings(settings),
      saves: plays.saves,
      keptFills,
      storage,
      ...((asks || hasSources) && { fillers: () => openFillers(offered) }),
      mayTurn: position => position !== 'live' || (filled?.mayLive() ?? true),
      onReading(frame, line) {
        stage?.show(frame, line)
        cues.read(frame, line)
      },
      onSettings: now => {
        storage.write('settings', keptSettings(now) as unknown as Json).catch(trouble)
        stage?.settings(now)
      },
      onDial: position => {
        dial = position
        keepAnswer()
      },
      onRestart: () => session?.restart(newSeed()),
    })
    if (hasStage) stage = stageBehind(page, pictures, { place: story.id, hour: 'dusk' })
    // What was chosen is not there this time: that is told, and the notice is not read once more.
    const isThere = isFetched && filled?.missing === undefined
    const known = readAnswer(answered, isThere ? fillerOf(provider, strings) : 'any')
    if (known === undefined) {
      const waiting = setTimeout(() => stage?.paint(), 700)
      if (provider) early = beforeAnswer(store, kept => start(auto?.save, 'live', kept))
      dial = await page.notice(mark => early?.mark(mark))
      clearTimeout(waiting)
    } else dial = known
    // Before the first words leave the device.
    if (dial === 'live' && filled && !(await filled.mayLive())) dial = 'author'
    if (known === undefined || known !== dial) keepAnswer()
    if (closed) throw new LacunaError('session-closed', 'The page was taken away before the story began.')
    const ready = early?.answered(dial)
    const first = (auto ? await plays.resume(auto, ready) : ready) ?? start()
    adopt(first, known === undefined, auto ?? undefined)
    if (!isFetched) sayMissing()
    else if (filled?.missing !== undefined) reportMissing(filled.missing)
    if (!stage) fetchTheRest()
    return first
  }

  /** What was chosen at an earlier visit is not there now: the story goes on without it. */
  const reportMissing = (what: NonNullable<Filling['missing']>): void =>
    page?.context.open(missingParts, ([{ fillingStrings }, { fillersDialog }]) => {
      const said = fillingStrings(given)
      const text = { key: said.keyGone, file: said.fileGone, other: said.fillerGone }[what]
      const act = (): void => page?.context.open(fillersPart, () => fillersDialog((page as Page).context))
      page?.message(text, { actions: [{ label: said.fillersChange, act }] })
    })

  const stopKeys = overlayKeys(keys, element, () => session ?? early?.session)
  const ready = boot()
  // Whoever does not wait for it must not get an unhandled rejection.
  ready.catch(() => {})
  return {
    get session() {
      return session
    },
    ready,
    destroy() {
      if (closed) return
      closed = true
      stopKeys()
      keeper.stop()
      stage?.destroy()
      page?.destroy()
      early?.drop()
      session?.close()
      filled?.close()
    },
  }
}
