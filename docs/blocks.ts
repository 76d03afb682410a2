import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** The repository. */
export const root: string = join(import.meta.dirname, '..')

/** A document: its path from the repository, with forward slashes, and its text. */
export interface Page {
  readonly path: string
  readonly text: string
}

/** A fenced block of a document. */
export interface Block {
  readonly page: string
  /** Of its first line of content, from 1. */
  readonly line: number
  /** `ink`, `yaml`, `ts`, `console` ... */
  readonly language: string
  /** What stands behind the language, by words. */
  readonly info: readonly string[]
  readonly text: string
}

/** README and CONTRIBUTING, the READMEs of packages and examples, and every page of docs. */
export function pages(): readonly Page[] {
  const docs = readdirSync(join(root, 'docs'), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.md'))
    .map(entry => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter(path => !path.includes('/.'))
    .toSorted()
  const readmes = ['packages', 'examples']
    .flatMap(folder => readdirSync(join(root, folder)).map(name => `${folder}/${name}/README.md`))
    .filter(path => existsSync(join(root, path)))
    .toSorted()
  return ['README.md', 'CONTRIBUTING.md', ...readmes, ...docs].map(path => ({
    path,
    text: readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n'),
  }))
}

/** The fenced blocks of a page, in its order. */
export function blocksOf({ path, text }: Page): readonly Block[] {
  const blocks: Block[] = []
  const lines = text.split('\n')
  for (let index = 0; index < lines.length; index++) {
    const opened = /^(`{3,})(\S*)\s*(.*)$/.exec(lines[index] ?? '')
    if (opened === null) continue
    const [, fence = '```', language = '', info = ''] = opened
    const end = lines.indexOf(fence, index + 1)
    if (end < 0) throw new Error(`${path}:${index + 1}: the block is never closed.`)
    blocks.push({
      page: path,
      line: index + 2,
      language,
      info: info.split(/\s+/).filter(word => word !== ''),
      text: `${lines.slice(index + 1, end).join('\n')}\n`,
    })
    index = end
  }
  return blocks
}

/** A page without its blocks: what is left is prose. */
export function proseOf({ text }: Page): string {
  return text.replace(/^(`{3,})[\s\S]*?^\1$/gm, '')
}
