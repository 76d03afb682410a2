import { nearest } from '../../../base/nearest.ts'
import type { Bank, BankText } from '../../../story/bank.ts'
import type { Bible } from '../../../story/bible.ts'
import type { Conditions } from '../../../story/conditions.ts'
import { situationNames } from '../../../story/situation.ts'
import { authorshipParts } from '../authorship-parts.ts'
import { within } from '../parsed.ts'
import { speakerOf } from '../read-script.ts'
import { digestsFor } from '../slot-digest.ts'
import type { YamlFile, YamlPath } from '../yaml-file.ts'
import type { CheckedStory } from './checked-story.ts'

/** What the bible says of slots, variables, functions and people that the script does not have. */
export function checkBible(yaml: YamlFile, bible: Bible, story: CheckedStory): void {
  const unknown = (path: YamlPath, what: string, name: string, candidates: readonly string[]) => {
    yaml.report('unknown-name', path, `The story has no ${what} "${name}".`, didYouMean(name, candidates))
  }
  for (const [index, name] of bible.world.entries()) {
    if (!story.variableNames.includes(name)) unknown(['world', index], 'variable', name, story.variableNames)
  }
  const declared = [...within(story.script.parsed)].flatMap(({ typeName, name }) =>
    typeName === 'EXTERNAL' && name ? [name] : [],
  )
  for (const name of Object.keys(bible.externals)) {
    if (!declared.includes(name)) unknown(['externals', name], 'EXTERNAL function', name, declared)
  }
  checkWhen(unknown, bible, story)
  checkGrammar(yaml, bible, story)
  for (const { code, part, message, hint } of authorshipParts(story, bible.authorship ?? {}).problems) {
    yaml.report(code, ['authorship', 'parts', part], message, hint)
  }
  const heard = new Set([
    ...story.script.lines.map(line => speakerOf(line)),
    ...story.slots.flatMap(({ brief }) => [brief.document?.by, brief.by]),
  ])
  for (const name of Object.keys(bible.cast)) {
    if (heard.has(name)) continue
    yaml.report(
      'cast-never-speaks',
      ['cast', name],
      `${name} never speaks: no line starts with "${name}:".`,
      'Take the name out, or write their lines.',
    )
  }
}

/** Conditions on when something of the bible holds: they look at variables. */
function checkWhen(
  unknown: (path: YamlPath, what: string, name: string, candidates: readonly string[]) => void,
  { lore, cast, secrets = [] }: Bible,
  { variableNames }: CheckedStory,
): void {
  const all: readonly (readonly [path: YamlPath, conditions: Conditions | undefined])[] = [
    ...secrets.map(({ until }, index) => [['secrets', index, 'until'], until] as const),
    ...lore.map(({ when }, index) => [['lore', index, 'when'], when] as const),
    ...Object.entries(cast).map(([name, { when }]) => [['cast', name, 'when'], when] as const),
  ]
  for (const [path, conditions = {}] of all) {
    for (const name of Object.keys(conditions)) {
      if (!variableNames.includes(name)) unknown([...path, name], 'variable', name, variableNames)
    }
  }
}

function checkGrammar(yaml: YamlFile, { facts, grammar }: Bible, story: CheckedStory): void {
  const symbols = [...Object.keys(grammar), ...actionsIn(grammar)]
  const ids = story.slots.map(({ id }) => id)
  const used = new Set<string>()
  for (const [symbol, rules] of Object.entries(grammar)) {
    for (const [index, rule] of rules.entries()) {
      const path = ['grammar', symbol, index]
      for (const text of typeof rule === 'string' ? [rule] : [rule.say].flat()) {
        for (const name of referencesIn(text)) {
          used.add(name)
          if (symbols.includes(name)) continue
          yaml.report(
            'grammar-missing-symbol',
            path,
            `The rule uses #${name}#, and the grammar has no ${name}: it is never said.`,
            didYouMean(name, symbols),
          )
        }
      }
      if (typeof rule === 'string') continue
      checkConditions(yaml, [...path, 'when'], rule.when, symbol, story)
      if (facts !== 0 || !Object.hasOwn(rule.when, 'fact')) continue
      yaml.report(
        'condition-not-read',
        [...path, 'when', 'fact'],
        'This bible says "facts: 0", so no fact is told and the condition never holds.',
        'Let some be told, such as "facts: 2", or look at a variable that the slot reads.',
      )
    }
  }
  for (const symbol of Object.keys(grammar)) {
    if (ids.includes(symbol) || used.has(symbol)) continue
    yaml.report(
      'grammar-unused-symbol',
      ['grammar', symbol],
      `No slot is called "${symbol}" and no rule uses #${symbol}#: it is never said.`,
      didYouMean(symbol, ids),
    )
  }
}

/** Entries of a bank for slots that are not there, and conditions that can never be looked at. */
export function checkBank(yaml: YamlFile, bank: Bank, story: CheckedStory): void {
  const ids = story.slots.map(({ id }) => id)
  const entries = yaml.list(yaml.map(yaml.value, []).entries, ['entries'])
  for (const [index, entry] of entries.entries()) {
    const slot = yaml.text(yaml.map(entry, ['entries', index]).slot, ['entries', index, 'slot'])
    if (slot === undefined || ids.includes(slot)) continue
    yaml.report(
      'bank-unknown-slot',
      ['entries', index, 'slot'],
      `The story has no slot "${slot}": this entry is never shown.`,
      didYouMean(slot, ids),
    )
  }
  const digests = digestsFor(story, { bank }) ?? {}
  for (const entry of bank.entries) {
    if (entry.state === 'rejected' || !ids.includes(entry.slot)) continue
    const path = ['entries', entries.findIndex(written => isEntry(written, entry))]
    const { slot, when, slotDigest } = entry
    if (when !== undefined) checkConditions(yaml, [...path, 'when'], when, slot, story)
    if (slotDigest === undefined || slotDigest === digests[slot]) continue
    yaml.report(
      'bank-stale',
      [...path, 'slotDigest'],
      `${slot} has changed since this text was decided on: it does not stand.`,
      `Look at it again; then write slotDigest: ${digests[slot]}.`,
    )
  }
}

function isEntry(written: unknown, { slot, text }: BankText): boolean {
  const members = written as { readonly slot?: unknown; readonly text?: unknown } | null
  return members?.slot === slot && String(members.text).trim() === text
}

/** A condition may name what its slot reads, a fact, what is remembered, or the choice just taken. */
function checkConditions(yaml: YamlFile, path: YamlPath, when: object, slotId: string, story: CheckedStory): void {
  const slot = story.slots.find(({ id }) => id === slotId)
  const readable = slot === undefined ? story.variableNames : slot.brief.reads.variables
  for (const name of Object.keys(when)) {
    const isVariable = story.variableNames.includes(name)
    if (readable.includes(name) || (!isVariable && situationNames.some(known => known === name))) continue
    const message =
      slot === undefined || !isVariable
        ? `There is no variable "${name}" to look at.`
        : `${slotId} does not read ${name}, so the condition never holds.`
    const hint = isVariable
      ? `Add "; reads ${name}" to the slot's tag.`
      : didYouMean(name, [...story.variableNames, ...situationNames])
    yaml.report('condition-not-read', [...path, name], message, hint)
  }
}

/** Symbols that a Tracery text refers to, without modifiers; `\#` is a hash. */
function referencesIn(text: string): readonly string[] {
  const names: string[] = []
  for (const [, inner] of text.replaceAll('\\#', '').matchAll(/#(?:\[[^\]]*\])*([^#[\]]+)#/g)) {
    const name = withoutModifiers(inner ?? '')
    if (name !== '') names.push(name)
  }
  return names
}

/** Symbols that a rule makes on its way: `[hero:#name#]`. */
function actionsIn(grammar: Bible['grammar']): readonly string[] {
  return [...JSON.stringify(grammar).matchAll(/\[([^[\]":#]+):/g)].map(([, name]) => name ?? '')
}

const modifier = /\.(?:capitalize|capitalizeAll|a|s|ed|firstS|replace\([^)]*\)|comma|inQuotes|beeSpeak)$/

function withoutModifiers(reference: string): string {
  let name = reference.trim()
  while (modifier.test(name)) name = name.replace(modifier, '')
  return name
}

function didYouMean(name: string, candidates: readonly string[]): string {
  const close = nearest(name, candidates)
  if (close !== undefined) return `Did you mean ${close}?`
  return candidates.length === 0 ? 'There are none.' : `There are ${candidates.slice(0, 8).join(', ')}.`
}
