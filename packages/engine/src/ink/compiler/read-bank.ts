import type { Bank, BankEntry } from '../../story/bank.ts'
import type { YamlFile } from './yaml-file.ts'

const keys = ['slot', 'when', 'text', 'state', 'by', 'model', 'sources'] as const

/** The bank in a YAML file; what is wrong in it is reported, and an entry that cannot be used left out. */
export function readBank(yaml: YamlFile): Bank {
  const entries: BankEntry[] = []
  const top = yaml.map(yaml.value, [], ['entries'])
  for (const [index, item] of yaml.list(top.entries, ['entries']).entries()) {
    const path = ['entries', index]
    const entry = yaml.map(item, path, keys)
    const told = (key: (typeof keys)[number]) => yaml.text(entry[key], [...path, key])
    const [slot, text, by, model, sources] = [told('slot'), told('text'), told('by'), told('model'), told('sources')]
    const state = yaml.oneOf(entry.state, [...path, 'state'], ['approved', 'edited', 'rejected'] as const)
    const missing = [slot === undefined && 'slot', text === undefined && 'text', entry.state === undefined && 'state']
    const absent = missing.filter(key => key !== false)
    if (absent.length > 0) {
      yaml.report(
        'missing-key',
        path,
        `An entry of the bank needs ${absent.join(' and ')}.`,
        'Write slot, text and state: approved, edited or rejected.',
      )
    }
    if (slot === undefined || text === undefined || state === undefined) continue
    entries.push({
      slot,
      ...(entry.when === undefined ? {} : { when: yaml.map(entry.when, [...path, 'when']) }),
      text,
      state,
      ...(by === undefined ? {} : { by }),
      ...(model === undefined ? {} : { model }),
      ...(sources === undefined ? {} : { sources }),
    })
  }
  return { entries }
}
