import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** A function, class or value that an export of a package offers, as its source declares it. */
export interface PublicValue {
  /** What to import it from: `@lacuna/engine/ink`. */
  readonly entry: string
  readonly name: string
  /** From the repository, with forward slashes. */
  readonly file: string
  /** Of the declaration, from 1. */
  readonly line: number
  /** The text of its docstring, without the marks of the comment; empty where there is none. */
  readonly docstring: string
  /** The declaration, as far as the next one in the first column. */
  readonly body: string
  readonly isFunction: boolean
  /** Whether it stands in its index below `@internal`. */
  readonly isInternal: boolean
}

/** Every value that the packages export, each once, under the first entry that has it. */
export function publicValues(): readonly PublicValue[] {
  const values = entryPoints().flatMap(({ entry, index }) => valuesOf(entry, index))
  return values.filter(
    ({ file, name }, at) => values.findIndex(other => other.file === file && other.name === name) === at,
  )
}

/** The names of the types that the packages export, with each entry that has them. */
export function publicTypes(): readonly Pick<PublicValue, 'entry' | 'name' | 'isInternal'>[] {
  return entryPoints().flatMap(({ entry, index }) => {
    const text = readFileSync(index, 'utf8')
    return [...text.matchAll(/^export (type )?\{([^}]*)\}/gm)].flatMap(match => {
      const items = (match[2] ?? '').split(',').map(item => item.trim())
      const names = items.filter(item => item !== '' && (match[1] !== undefined || item.startsWith('type ')))
      const isInternal = match.index > internalFrom(text)
      return names.map(name => ({ entry, name: name.replace('type ', ''), isInternal }))
    })
  })
}

/** The examples of a docstring, each as the code that stands in it. */
export function examplesIn(docstring: string): readonly string[] {
  return [...docstring.matchAll(/^@example[ \n]([\s\S]*?)(?=^@|(?![\s\S]))/gm)].map(([, code = '']) => code.trim())
}

/** The codes that a docstring names behind `@throws`. */
export function thrownIn(docstring: string): readonly string[] {
  const parts = [...docstring.matchAll(/@throws ([\s\S]*?)(?=@throws|@example|^@|(?![\s\S]))/gm)]
  return parts.flatMap(([, text = '']) => [...text.matchAll(/`([a-z-]+)`/g)].map(([, code = '']) => code))
}

function entryPoints(): readonly { readonly entry: string; readonly index: string }[] {
  return readdirSync(join(root, 'packages')).flatMap(folder => {
    const { name, exports } = JSON.parse(readFileSync(join(root, 'packages', folder, 'package.json'), 'utf8'))
    return Object.entries<{ readonly '@lacuna/source'?: string }>(exports).flatMap(
      ([path, { '@lacuna/source': file }]) =>
        file === undefined ? [] : [{ entry: `${name}${path.slice(1)}`, index: join(root, 'packages', folder, file) }],
    )
  })
}

function valuesOf(entry: string, index: string): readonly PublicValue[] {
  const text = readFileSync(index, 'utf8')
  const listed = [...text.matchAll(/^export \{([^}]*)\}(?: from '(\.[^']+)')?/gm)].flatMap(match =>
    namesIn(match[1] ?? '').flatMap(name => {
      const from = match[2] ?? importOf(text, name)
      return from === undefined ? [] : [{ name, file: normalize(join(dirname(index), from)), at: match.index }]
    }),
  )
  const own = [...text.matchAll(/^export (?:async )?(?:function\*?|const|class) (\w+)/gm)].map(match => ({
    name: match[1] ?? '',
    file: index,
    at: match.index,
  }))
  return [...listed, ...own].flatMap(({ name, file, at }) => {
    const found = declarationOf(name, file)
    return found === undefined ? [] : [{ entry, name, isInternal: at > internalFrom(text), ...found }]
  })
}

/** Where the part of an index begins that is for Lacuna's own packages. */
function internalFrom(text: string): number {
  return text.includes('@internal') ? text.indexOf('@internal') : text.length
}

/** The values of a list of exports: types are left out. */
function namesIn(list: string): readonly string[] {
  const items = list.split(',').map(item => item.trim())
  return items.filter(item => item !== '' && !item.startsWith('type ')).map(item => item.split(' as ')[0] ?? '')
}

function importOf(text: string, name: string): string | undefined {
  const imports = [...text.matchAll(/^import \{([^}]*)\} from '(\.[^']+)'/gm)]
  return imports.find(([, list = '']) => namesIn(list).includes(name))?.[2]
}

type Declaration = Pick<PublicValue, 'file' | 'line' | 'docstring' | 'body' | 'isFunction'>

function declarationOf(name: string, file: string): Declaration | undefined {
  const text = readFileSync(file, 'utf8')
  const found = new RegExp(`^export (?:async )?(function\\*?|const|class) ${name}\\b`, 'm').exec(text)
  if (found === null) {
    const from = [...text.matchAll(/^export \{([^}]*)\} from '(\.[^']+)'/gm)].find(([, list = '']) =>
      namesIn(list).includes(name),
    )?.[2]
    return from === undefined ? undefined : declarationOf(name, normalize(join(dirname(file), from)))
  }
  const before = text.slice(0, found.index)
  const comment = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n$/.exec(before)?.[1] ?? ''
  const rest = text.slice(found.index)
  const end = rest.slice(1).search(/^(?:export|function|const|class|interface|type|async|\/\*\*)/m)
  const body = end < 0 ? rest : rest.slice(0, end + 1)
  return {
    file: relative(root, file).replaceAll('\\', '/'),
    line: before.split('\n').length,
    docstring: comment.replace(/^[ \t]*\*? ?/gm, '').trim(),
    body,
    isFunction:
      found[1] !== 'class' && /^export (?:async )?(?:function|const \w+(?:: [^=]+)? = (?:async )?(?:<|\())/.test(body),
  }
}
