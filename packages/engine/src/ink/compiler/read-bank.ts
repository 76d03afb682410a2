import { type Reviewer, reviewerKind } from '../../story/authorship.ts'
import { type Bank, type BankEntry, type BankState, bankStates } from '../../story/bank.ts'
import { checkFileFormat } from './check-file-format.ts'
import type { YamlFile, YamlPath } from './yaml-file.ts'

const keys = ['slot', 'when', 'text', 'state', 'by', 'reviewed', 'model', 'proposal', 'seen', 'slotDigest', 'sources']

/** The format of a bank that this version reads: the highest number that its key `lacuna` may say. */
export const bankFormat = 2

/** The bank in a YAML file; what is wrong in it is reported, and an entry that cannot be used left out. */
export function readBank(yaml: YamlFile): Bank {
  const top = yaml.map(yaml.value, [], ['lacuna', 'entries', 'reviewed'])
  checkFileFormat(yaml, top.lacuna, bankFormat)
  const reviewer = yaml.text(top.reviewed, ['reviewed'])
  const items = yaml.list(top.entries, ['entries'])
  return { entries: items.flatMap((item, index) => readEntry(yaml, item, ['entries', index], reviewer) ?? []) }
}

function readEntry(
  yaml: YamlFile,
  item: Parameters<YamlFile['map']>[0],
  path: YamlPath,
  reviewer: Reviewer | undefined,
): BankEntry | undefined {
  const entry = yaml.map(item, path, keys)
  const text = (key: string) => yaml.text(entry[key], [...path, key])
  const [slot, words, by, model, proposal, slotDigest] = ['slot', 'text', 'by', 'model', 'proposal', 'slotDigest'].map(
    text,
  )
  const state = yaml.oneOf(entry.state, [...path, 'state'], bankStates)
  const missing = [slot === undefined && 'slot', words === undefined && 'text', entry.state === undefined && 'state']
  const absent = missing.filter(key => key !== false)
  if (absent.length > 0) {
    yaml.report(
      'missing-key',
      path,
      `An entry of the bank needs ${absent.join(' and ')}.`,
      `Write slot, text and state: ${bankStates.join(', ')}.`,
    )
  }
  const seen = readSeen(yaml, entry.seen, [...path, 'seen'])
  if (slot === undefined || words === undefined || state === undefined) return undefined
  if (state === 'rejected') return { slot, text: words, state }
  const reviewed = reviewedBy(state, text('reviewed'), by, reviewer)
  checkOrigin(yaml, path, { state, reviewed, model })
  return {
    slot,
    ...(entry.when === undefined ? {} : { when: yaml.map(entry.when, [...path, 'when']) }),
    text: words,
    state,
    ...(by === undefined || state !== 'written' ? {} : { by }),
    ...(reviewed === undefined ? {} : { reviewed }),
    ...(model === undefined ? {} : { model }),
    ...(proposal === undefined ? {} : { proposal }),
    ...(seen === false ? { seen } : {}),
    ...(slotDigest === undefined ? {} : { slotDigest }),
  }
}

/** Before `reviewed` was written, `by` was who had looked at a text that a model wrote. */
function reviewedBy(
  state: BankState,
  own: Reviewer | undefined,
  by: string | undefined,
  ofBank: Reviewer | undefined,
): Reviewer | undefined {
  return state === 'approved' || state === 'edited' ? (own ?? by ?? ofBank ?? 'nobody') : own
}

function readSeen(yaml: YamlFile, value: unknown, path: YamlPath): boolean | undefined {
  if (value === undefined || typeof value === 'boolean') return value
  yaml.wrongType(path, 'true or false', 'Write false where it was decided faster than it can be read.')
  return undefined
}

interface Stated {
  readonly state: BankState
  readonly reviewed: Reviewer | undefined
  readonly model: string | undefined
}

/** State, reviewer and model have to tell one story. */
function checkOrigin(yaml: YamlFile, path: YamlPath, { state, reviewed, model }: Stated): void {
  const isDecided = state === 'approved' || state === 'edited'
  if (isDecided && reviewerKind(reviewed) === 'nobody') {
    yaml.report(
      'bank-origin',
      path,
      `"${state}" says that somebody reviewed this text, and it does not say who.`,
      'Write reviewed: with the name of the person, or model; or write state: proposed.',
    )
  } else if (state === 'proposed' && reviewerKind(reviewed) !== 'nobody') {
    yaml.report(
      'bank-origin',
      path,
      `"proposed" says that nobody has decided on this text, and "reviewed: ${reviewed}" says that somebody has.`,
      'Write state: approved or edited; or take the reviewer out.',
    )
  } else if (state === 'written' && model !== undefined) {
    yaml.report(
      'bank-origin',
      path,
      `"written" says that no model wrote this text, and it names the model ${model}.`,
      'Write state: edited, with reviewed: and your name; or take the model out.',
    )
  }
}
