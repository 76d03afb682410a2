import type { Json } from '../../base/json.ts'
import type { Conditions } from '../../story/conditions.ts'
import type { Secret } from '../../story/secret.ts'
import type { YamlFile, YamlPath } from './yaml-file.ts'

/** The secrets of a bible; one that is not whole is reported and left out. */
export function readSecrets(yaml: YamlFile, value: Json | undefined): readonly Secret[] {
  return yaml.list(value, ['secrets']).flatMap((item, index) => readSecret(yaml, item, ['secrets', index]) ?? [])
}

/** Conditions at a path, where there are some. */
export function readWhen(yaml: YamlFile, value: Json | undefined, path: YamlPath): Conditions | undefined {
  return value === undefined ? undefined : yaml.map(value, path)
}

function readSecret(yaml: YamlFile, item: Json, path: YamlPath): Secret | undefined {
  const entry = yaml.map(item, path, ['text', 'until', 'words'])
  const text = yaml.text(entry.text, [...path, 'text'])
  const until = readWhen(yaml, entry.until, [...path, 'until']) ?? {}
  const words = wordsIn(yaml, entry.words, [...path, 'words'])
  const missing = [
    ...(text === undefined || text === '' ? ['text'] : []),
    ...(Object.keys(until).length === 0 ? ['until'] : []),
    ...(words.length === 0 ? ['words'] : []),
  ]
  if (missing.length === 0) return { text: text ?? '', until, words }
  yaml.report(
    'missing-key',
    path,
    `A secret needs ${missing.join(' and ')}: what it is, when its time has come, and the words that give it away.`,
    'Write "text: ...", "until: { told: true }" with conditions on variables, and "words: [drown*, the bell]".',
  )
  return undefined
}

/** Words, phrases and stems. What has no letters before the end of its stem would refuse every text, or none. */
function wordsIn(yaml: YamlFile, value: Json | undefined, path: YamlPath): readonly string[] {
  return yaml.texts(value, path).filter((word, index) => {
    const isWord = /[\p{L}\p{N}]{2}/u.test(word) || (!word.includes('*') && /[\p{L}\p{N}]/u.test(word))
    if (!isWord) yaml.wrongType([...path, index], 'a word', 'Write a word, a phrase, or a stem such as drown*.')
    return isWord
  })
}
