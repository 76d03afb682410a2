import {
  type ConsentBook,
  consentBook,
  type DataCategory,
  type Json,
  type NarrativeProvider,
  type Story,
} from '@lacuna/engine'
import type { FillerSource, OpenedFiller } from '../fillers/filler-source.ts'
import { askConsent } from '../page/consent-dialog.ts'
import { englishFilling } from '../page/filling-strings.ts'
import { type FillerChoice, type FillerKind, fillerOf, type Page, type PageFillers } from '../page/index.ts'
import type { SaveStorage } from '../saves/index.ts'
import { fillerKey } from './filler-key.ts'
import { keepConsent } from './keep-consent.ts'
import { readFillerChoice, readFillerKey } from './read-filler-choice.ts'
import { sharedConsent } from './shared-consent.ts'

/** Version of the words that a player is asked with: raised when they come to say something else. */
const consentVersion = '1'

/** What is needed to know who fills the slots of a mounted story. */
export interface FillingPorts {
  readonly story: Story
  readonly storage: SaveStorage
  readonly sources: readonly FillerSource[]
  /** What the story or the game brings. */
  readonly own: NarrativeProvider | undefined
  /** A book that the game keeps itself; it asks the player itself then. */
  readonly consent: ConsentBook | undefined
  readonly page: () => Page
  readonly trouble: (error: unknown) => void
  /** Somebody else fills the slots from now on, or nobody does. */
  readonly changed: (provider: NarrativeProvider | undefined, kind: FillerKind) => void
  /** The player has taken back what was agreed for the provider that is in use. */
  readonly withdrawn: () => void
}

/** Who fills the slots of a mounted story: what is kept of it, what was agreed to, and how it is changed. */
export interface Filling extends PageFillers {
  readonly provider: NarrativeProvider | undefined
  /** Why what was chosen at an earlier visit is not in use; nothing where it is. */
  readonly missing: 'key' | 'file' | 'other' | undefined
  /** Whether words may be sent to who fills now; asks the player where that is not known. */
  mayLive(): Promise<boolean>
  close(): void
}

/** Reads what was chosen and agreed to at earlier visits, and opens it again where that is possible. */
export async function openFilling(ports: FillingPorts): Promise<Filling> {
  const { story, storage, sources, own } = ports
  const consentKey = `${story.id}/consent`
  const [keptChoice, keptConsent, keptKey] = await Promise.all(
    [fillerKey, consentKey, `${fillerKey}/key`].map(key => storage.read(key).catch(() => undefined)),
  )
  const asked = ports.consent === undefined
  const shared = asked
    ? sharedConsent(
        consentBook({ version: consentVersion, kept: keptConsent, now: () => new Date().toISOString() }),
        `lacuna/${consentKey}`,
        {
          withdrawn: provider => {
            if (provider === undefined || providerNow()?.id === provider) ports.withdrawn()
          },
          keyForgotten: () => void forgetKey().catch(ports.trouble),
        },
      )
    : undefined
  const consent = (shared?.book ?? ports.consent) as ConsentBook
  const keeping = asked ? keepConsent(consent, storage, consentKey, ports.trouble) : undefined

  const first: FillerChoice = { kind: own === undefined ? 'author' : 'story' }
  let choice = readFillerChoice(keptChoice, sources) ?? first
  let keyText = readFillerKey(keptKey)
  let keyIsKept = keyText !== undefined
  let opened: OpenedFiller | undefined
  let missing: Filling['missing']
  try {
    if (choice.kind === 'file') missing = 'file'
    else if (choice.kind === 'key' && keyText === undefined) missing = 'key'
    else opened = await reopened(choice, sources, story, keyText)
  } catch {
    missing = 'other'
  }
  if (missing !== undefined) choice = first
  const providerNow = (): NarrativeProvider | undefined =>
    choice.kind === 'author' ? undefined : choice.kind === 'story' ? own : opened
  const forgetKey = async (): Promise<void> => {
    await storage.remove(`${fillerKey}/key`)
    keyText = undefined
    keyIsKept = false
    if (choice.kind !== 'key') return
    // What holds the key is let go of with it.
    opened = undefined
    choice = first
    await storage.write(fillerKey, choice as unknown as Json).catch(ports.trouble)
    ports.changed(providerNow(), choice.kind)
  }

  const agreesTo = async (provider: NarrativeProvider): Promise<boolean> => {
    if (provider.capabilities.local || !asked) return true
    const data = dataOf(story, provider)
    const agreed = consent.current(provider)?.data
    if (agreed !== undefined && data.every(category => agreed.includes(category))) return true
    const filler = fillerOf(provider, ports.page().context.strings)
    if (filler === undefined || !(await askConsent(ports.page().context, filler, data, keeping?.isRefused)))
      return false
    consent.give({
      purpose: englishFilling.consentPurpose,
      version: consentVersion,
      provider: provider.id,
      ...(provider.model !== undefined && { model: provider.model }),
      data,
      time: new Date().toISOString(),
    })
    return true
  }

  return {
    sources,
    own,
    consent,
    get isConsentUnkept() {
      return keeping?.isRefused ?? false
    },
    missing,
    get provider() {
      return providerNow()
    },
    get choice() {
      return choice
    },
    get key() {
      return keyText === undefined ? 'none' : keyIsKept ? 'kept' : 'held'
    },
    mayLive: async () => {
      const provider = providerNow()
      return provider === undefined || agreesTo(provider)
    },
    readKey: async () => keyText,
    async use(next, provider, key) {
      const coming = next.kind === 'story' ? own : provider
      if (coming !== undefined && !(await agreesTo(coming))) {
        await provider?.unload?.()
        return false
      }
      if (opened !== provider) void opened?.unload?.()
      opened = next.kind === 'story' ? undefined : provider
      choice = next
      if (key !== undefined) {
        keyText = key.text
        keyIsKept = key.keep
        await (key.keep ? storage.write(`${fillerKey}/key`, key.text) : storage.remove(`${fillerKey}/key`)).catch(
          ports.trouble,
        )
      }
      await storage.write(fillerKey, choice as unknown as Json).catch(ports.trouble)
      ports.changed(coming, choice.kind)
      return true
    },
    async forgetKey() {
      await forgetKey()
      shared?.forgetKey()
    },
    withdraw(provider) {
      consent.withdraw(provider)
      if (providerNow()?.id === provider) ports.withdrawn()
    },
    close() {
      keeping?.stop()
      shared?.close()
      void opened?.unload?.()
    },
  }
}

async function reopened(
  { kind, address, model }: FillerChoice,
  sources: readonly FillerSource[],
  story: Story,
  key: string | undefined,
): Promise<OpenedFiller | undefined> {
  const source = sources.find(one => one.kind === kind)
  switch (source?.kind) {
    case 'browser':
      return source.open({ language: story.bible.language })
    case 'server':
      return source.open({ address: address ?? '', model: model ?? '' })
    case 'key':
      return source.open({ key: key ?? '' })
    default:
      return undefined
  }
}

/** What a provider may be told with a request of the story. */
function dataOf({ slots }: Story, { capabilities }: NarrativeProvider): readonly DataCategory[] {
  const reads = Object.values(slots).map(slot => slot.reads)
  // Where answers are shared, only what reads the diary by name is anybody's own.
  const isPersonal = capabilities.shared !== true || reads.some(read => read.diary !== undefined)
  return [
    'story',
    'choices',
    // A name that was invented comes into the author's words, too.
    'typed',
    ...(reads.some(read => read.history) ? (['history'] as const) : []),
    ...(isPersonal ? (['diary', 'shown'] as const) : reads.some(read => read.said?.length) ? (['shown'] as const) : []),
    ...(reads.some(read => read.player) ? (['player'] as const) : []),
    ...(capabilities.path ? (['path'] as const) : []),
  ]
}
