import { readFile } from 'node:fs/promises'
import { LacunaError } from '@lacuna/engine'
import { LineCounter, parseDocument } from 'yaml'
import { reasonOf } from '../../story-file/reason-of.ts'

/** The text of a file. @throws LacunaError `file-invalid`, with `hint`. */
export async function textOf(file: string, hint: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).replace(/^\ufeff/, '')
  } catch (cause) {
    throw new LacunaError('file-invalid', `${file} can't be read: ${reasonOf(cause)}.`, { hint, data: { file }, cause })
  }
}

/** The JSON in a file. @throws LacunaError `file-invalid`, with `hint`. */
export async function jsonOf(file: string, hint: string): Promise<unknown> {
  const text = await textOf(file, hint)
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new LacunaError('file-invalid', `${file} is no JSON: ${reasonOf(cause)}.`, { hint, data: { file }, cause })
  }
}

/**
 * The YAML in a file as plain data. What is left empty is `undefined` there, and apart from a `null` that was written.
 *
 * @throws LacunaError `file-invalid`, with `hint` and the line.
 */
export async function yamlOf(file: string, hint: string): Promise<unknown> {
  const text = await textOf(file, hint)
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false })
  const [error] = document.errors
  if (error !== undefined) {
    const { line } = counter.linePos(error.pos[0])
    const message = error.message.replace(/\.?$/, '.')
    throw new LacunaError('file-invalid', `${file}, line ${line}, is no YAML: ${message}`, {
      hint,
      data: { file, line },
    })
  }
  try {
    return plain(document.toJS({ maxAliasCount: 0, onAnchor: () => {} }), document.contents)
  } catch (cause) {
    throw new LacunaError('file-invalid', `${file} can't be read: ${reasonOf(cause)}.`, { hint, data: { file }, cause })
  }
}

/** A map's empty members left out; the rest as it is. */
function plain(value: unknown, node: unknown): unknown {
  if (Array.isArray(value)) return value.map((item, at) => plain(item, itemsOf(node)[at]))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      const pair = itemsOf(node).find(item => String((item as Pair).key) === name) as Pair | undefined
      if (member === null && isEmpty(pair?.value)) return []
      return [[name, plain(member, pair?.value)] as const]
    }),
  )
}

interface Pair {
  readonly key: unknown
  readonly value: unknown
}

function itemsOf(node: unknown): readonly unknown[] {
  return (node as { readonly items?: readonly unknown[] } | null)?.items ?? []
}

/** `text:` with nothing behind it; `null` and `~` are something. */
function isEmpty(node: unknown): boolean {
  const source = (node as { readonly source?: string } | null | undefined)?.source
  return source === undefined || source === ''
}
