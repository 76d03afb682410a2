import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { pages, proseOf, root } from './blocks.ts'

const all = pages()

/** As the common hosts make anchors of headings. */
function anchorsOf(text: string): ReadonlySet<string> {
  const headings = [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
    heading
      .replace(/`/g, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  )
  return new Set(headings)
}

/** A path without its line, and without what stands for the name of a file or folder that is yet to be written. */
function realPart(path: string): string {
  return path.replace(/:\d+$/, '').replace(/[^/]*(?:NAME|CODE)\b.*$/, '')
}

describe.each(all)('$path', page => {
  const prose = proseOf(page)

  test('its links lead to what is there', () => {
    const broken: string[] = []
    for (const [, target = ''] of prose.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(target)) continue
      const [path = '', anchor] = target.split('#')
      const file = path === '' ? page.path : join(dirname(page.path), path).replaceAll('\\', '/').replace(/\/$/, '')
      if (!existsSync(join(root, file))) broken.push(target)
      const text = all.find(other => other.path === file)?.text
      if (anchor !== undefined && (text === undefined || !anchorsOf(text).has(anchor))) broken.push(target)
    }
    expect(broken).toEqual([])
  })

  test('every path of the repository that it names exists', () => {
    const named = [...prose.matchAll(/`((?:packages|docs|examples|tools|bench|\.ci)\/[^\s`*<>]*)`/g)]
    const gone = named.map(([, path = '']) => path).filter(path => !existsSync(join(root, realPart(path))))
    expect(gone).toEqual([])
  })
})

test('every page can be found from the README', () => {
  const reached = new Set(['README.md'])
  for (const path of reached) {
    const text = all.find(page => page.path === path)?.text ?? ''
    for (const [, target = ''] of text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)) {
      if (/^https?:/.test(target)) continue
      const file = join(dirname(path), target).replaceAll('\\', '/').replace(/\/$/, '')
      if (!existsSync(join(root, file))) continue
      if (file.endsWith('.md')) reached.add(file)
      else if (statSync(join(root, file)).isDirectory() && existsSync(join(root, file, 'README.md'))) {
        reached.add(`${file}/README.md`)
      }
    }
  }
  expect(all.map(page => page.path).filter(path => !reached.has(path))).toEqual([])
})
