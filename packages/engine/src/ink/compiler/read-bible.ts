import type { Json } from '../../base/json.ts'
import { isLanguageTag } from '../../base/language-tag.ts'
import { neverPattern } from '../../base/never-pattern.ts'
import type { Bible, CastMember, GrammarRule } from '../../story/bible.ts'
import { emptyBible } from '../../story/bible.ts'
import { starProblem } from '../../story/contract-problems.ts'
import { dials } from '../../story/slot.ts'
import { checkFileFormat } from './check-file-format.ts'
import { readAuthorship } from './read-authorship.ts'
import { readSecrets, readWhen } from './read-secrets.ts'
import { detailsIn } from './slot-details.ts'
import type { YamlFile, YamlPath } from './yaml-file.ts'

const keys = [
  'lacuna',
  'story',
  'title',
  'by',
  'version',
  'authorship',
  'language',
  'allow',
  'bank',
  'variants',
  'facts',
  'rating',
  'style',
  'samples',
  'never',
  'cast',
  'lore',
  'secrets',
  'grammar',
  'world',
  'externals',
  'slots',
  'ai',
] as const

/** The format of a bible that this version reads: the highest number that its key `lacuna` may say. */
export const bibleFormat = 2

/** The bible in a YAML file; what is wrong in it is reported and left out. */
export function readBible(yaml: YamlFile, defaultName: string): Bible {
  const top = yaml.map(yaml.value, [], keys)
  checkFileFormat(yaml, top.lacuna, bibleFormat)
  const empty = emptyBible(yaml.text(top.story, ['story']) || defaultName)
  const optional = (key: 'title' | 'by' | 'version' | 'rating' | 'style') => {
    const text = yaml.text(top[key], [key])
    return text === undefined ? {} : { [key]: text }
  }
  const samples = yaml.texts(top.samples, ['samples'])
  const facts = wholeNumber(yaml, top.facts, 'facts', 0, factsHint)
  const notice = yaml.text(yaml.map(top.ai, ['ai'], ['notice']).notice, ['ai', 'notice'])
  const authorship = readAuthorship(yaml, top.authorship)
  const secrets = readSecrets(yaml, top.secrets)
  const slots = detailsIn(yaml, top.slots, ['slots'])
  const bank = yaml.oneOf(top.bank, ['bank'], ['reviewed', 'prepared'] as const)
  return {
    ...empty,
    ...optional('title'),
    ...optional('by'),
    ...optional('version'),
    ...optional('rating'),
    ...optional('style'),
    ...(samples.length === 0 ? {} : { samples }),
    ...(facts === undefined ? {} : { facts }),
    ...(notice === undefined ? {} : { notice }),
    ...(authorship === undefined ? {} : { authorship }),
    ...(bank === undefined ? {} : { bank }),
    ...(slots.length === 0 ? {} : { slots: Object.fromEntries(slots.map(({ key, text }) => [key, text])) }),
    language: language(yaml, top.language) ?? empty.language,
    allow: yaml.oneOf(top.allow, ['allow'], dials) ?? empty.allow,
    variants: wholeNumber(yaml, top.variants, 'variants', 1, variantsHint) ?? empty.variants,
    never: never(yaml, top.never, ['never']),
    cast: cast(yaml, top.cast),
    lore: lore(yaml, top.lore),
    ...(secrets.length === 0 ? {} : { secrets }),
    grammar: grammar(yaml, top.grammar),
    world: yaml.texts(top.world, ['world']),
    externals: externals(yaml, top.externals),
  }
}

function language(yaml: YamlFile, value: Json | undefined): string | undefined {
  const tag = yaml.text(value, ['language'])
  if (tag === undefined || isLanguage(tag)) return tag
  yaml.wrongType(['language'], 'a language tag', 'Write one like en, en-GB, fi or pt-BR.')
  return undefined
}

/** Whether a text is a well-formed BCP 47 tag of a language with a code: `english` is well-formed, and no language. */
export function isLanguage(tag: string): boolean {
  return isLanguageTag(tag) && /^[a-z]{2,3}(?:-|$)/i.test(tag)
}

const variantsHint = 'Write how many fills one slot may have for the same situation, such as 3.'
const factsHint =
  'Write how many facts are told about each who is there, such as 2: the last that hold. Without the key all are told.'

function wholeNumber(
  yaml: YamlFile,
  value: Json | undefined,
  key: 'facts' | 'variants',
  least: number,
  hint: string,
): number | undefined {
  if (value === undefined || (typeof value === 'number' && Number.isInteger(value) && value >= least)) return value
  yaml.wrongType([key], `a whole number from ${least}`, hint)
  return undefined
}

/** One word or phrase per line of a block, or a list. */
function never(yaml: YamlFile, value: Json | undefined, path: YamlPath): readonly string[] {
  const lines = yaml
    .texts(value, path)
    .flatMap(text => text.split('\n'))
    .map(line => line.trim())
    .filter(line => line !== '')
  for (const line of lines) {
    if (!neverPattern(line).phrase.includes('*')) continue
    const { code, message, hint } = starProblem(line)
    yaml.report(code, path, message, hint)
  }
  return lines
}

function cast(yaml: YamlFile, value: Json | undefined): Readonly<Record<string, CastMember>> {
  const members: Record<string, CastMember> = {}
  for (const [name, member] of Object.entries(yaml.map(value, ['cast']))) {
    const path = ['cast', name]
    const person = yaml.map(member, path, ['name', 'voice', 'about', 'pronouns', 'when', 'never', 'samples'])
    const texts = Object.entries(person).flatMap(([key, item]) => {
      if (key === 'when' || key === 'never' || key === 'samples') return []
      const text = yaml.text(item, [...path, key])
      return text === undefined ? [] : [[key, text] as const]
    })
    const words = never(yaml, person.never, [...path, 'never'])
    const samples = yaml.texts(person.samples, [...path, 'samples'])
    const when = readWhen(yaml, person.when, [...path, 'when'])
    members[name] = {
      ...Object.fromEntries(texts),
      ...(when && { when }),
      ...(words.length === 0 ? {} : { never: words }),
      ...(samples.length === 0 ? {} : { samples }),
    }
  }
  return members
}

function lore(yaml: YamlFile, value: Json | undefined): Bible['lore'] {
  return yaml.list(value, ['lore']).flatMap((item, index) => {
    const path = ['lore', index]
    const entry = yaml.map(item, path, ['keys', 'when', 'text'])
    const when = readWhen(yaml, entry.when, [...path, 'when'])
    const keys = yaml.texts(entry.keys, [...path, 'keys'])
    const text = yaml.text(entry.text, [...path, 'text']) ?? ''
    if (text !== '') return [{ ...(keys.length === 0 ? {} : { keys }), ...(when && { when }), text }]
    yaml.report(
      'missing-key',
      path,
      'A lore entry needs a text: what is true of the story’s world.',
      'Write "text: ..." in it; with "keys: [winter, ice]" it is told only where one of them occurs.',
    )
    return []
  })
}

function grammar(yaml: YamlFile, value: Json | undefined): Bible['grammar'] {
  const symbols: Record<string, readonly GrammarRule[]> = {}
  for (const [symbol, rules] of Object.entries(yaml.map(value, ['grammar']))) {
    const path = ['grammar', symbol]
    const items = isRule(rules) ? [rules] : yaml.list(rules, path)
    symbols[symbol] = items.flatMap((item, index) => rule(yaml, item, [...path, index]) ?? [])
  }
  return symbols
}

/** A single rule in the place of a list of them. */
function isRule(value: Json): boolean {
  return value !== null && typeof value === 'object' && !Array.isArray(value) && 'say' in value
}

function rule(yaml: YamlFile, value: Json, path: YamlPath): GrammarRule | undefined {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return yaml.text(value, path)
  const { when, say } = yaml.map(value, path, ['when', 'say'])
  const texts = yaml.texts(say, [...path, 'say'])
  if (texts.length === 0) {
    yaml.report(
      'missing-key',
      path,
      'A rule with conditions needs the words to say.',
      'Write "say: ..." beside "when: ...".',
    )
    return undefined
  }
  const words = texts.length === 1 ? (texts[0] ?? '') : texts
  return { when: yaml.map(when, [...path, 'when']), say: words }
}

function externals(yaml: YamlFile, value: Json | undefined): Bible['externals'] {
  const kinds: Record<string, 'pure' | 'recorded'> = {}
  for (const [name, kind] of Object.entries(yaml.map(value, ['externals']))) {
    const known = yaml.oneOf(kind, ['externals', name], ['pure', 'recorded'] as const)
    if (known !== undefined) kinds[name] = known
  }
  return kinds
}
