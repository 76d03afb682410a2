import type { Json } from '../../base/json.ts'
import { type Authorship, authorshipKinds, type StoryAuthorship } from '../../story/authorship.ts'
import type { YamlFile, YamlPath } from './yaml-file.ts'

const keys = ['kind', 'by', 'with', 'reviewed'] as const

/** What the bible says about how its story came about. A single word speaks for the whole script. */
export function readAuthorship(yaml: YamlFile, value: Json | undefined): StoryAuthorship | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string') return withScript(one(yaml, value, ['authorship']))
  const top = yaml.map(value, ['authorship'], ['script', 'parts', 'grammar'])
  const parts: Record<string, Authorship> = {}
  for (const [name, part] of Object.entries(yaml.map(top.parts, ['authorship', 'parts']))) {
    const said = one(yaml, part, ['authorship', 'parts', name])
    if (said !== undefined) parts[name] = said
  }
  const grammar = one(yaml, top.grammar, ['authorship', 'grammar'])
  return {
    ...withScript(one(yaml, top.script, ['authorship', 'script'])),
    ...(Object.keys(parts).length === 0 ? {} : { parts }),
    ...(grammar === undefined ? {} : { grammar }),
  }
}

function withScript(script: Authorship | undefined): StoryAuthorship {
  return script === undefined ? {} : { script }
}

/** A word, or a map with more about it. */
function one(yaml: YamlFile, value: Json | undefined, path: YamlPath): Authorship | undefined {
  if (value === undefined || value === null) return undefined
  const isMap = typeof value === 'object' && !Array.isArray(value)
  const said: Readonly<Record<string, Json>> = isMap ? yaml.map(value, path, keys) : { kind: value }
  const kind = yaml.oneOf(said.kind, isMap ? [...path, 'kind'] : path, authorshipKinds)
  if (isMap && said.kind === undefined) {
    yaml.report(
      'missing-key',
      path,
      'This says nothing about how the words came about.',
      'Write kind: human, assisted or generated.',
    )
  }
  if (kind === undefined) return undefined
  const more = (['by', 'with', 'reviewed'] as const).flatMap(key => {
    const text = yaml.text(said[key], [...path, key])
    return text === undefined || text === '' ? [] : [[key, text] as const]
  })
  return { kind, ...Object.fromEntries(more) }
}
