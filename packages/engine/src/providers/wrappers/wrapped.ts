import type { NarrativeProvider } from '../../provider/port/narrative-provider.ts'

/** The same provider by name and in what it can do, with another way to fill. */
export function wrapped<Added extends object = object>(
  provider: NarrativeProvider,
  fill: NarrativeProvider['fill'],
  added?: Added,
): NarrativeProvider & Added {
  const { id, model, rules, recorded, capabilities } = provider
  const same: NarrativeProvider = {
    id,
    ...(model === undefined ? {} : { model }),
    ...(rules === undefined ? {} : { rules }),
    ...(recorded === undefined ? {} : { recorded }),
    capabilities,
    fill,
  }
  return added === undefined
    ? (same as NarrativeProvider & Added)
    : (Object.defineProperties(same, Object.getOwnPropertyDescriptors(added)) as NarrativeProvider & Added)
}
