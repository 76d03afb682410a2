import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './blocks.ts'

const packages = readdirSync(join(root, 'packages'))

test.each(packages)('the README of %s lists the exports of the package', name => {
  const text = (file: string): string => readFileSync(join(root, 'packages', name, file), 'utf8')
  const { exports } = JSON.parse(text('package.json')) as { readonly exports: Readonly<Record<string, unknown>> }
  const listed = [...text('README.md').matchAll(/^\| `(\.[^`]*)` \|/gm)].map(([, path]) => path)
  expect(listed.toSorted()).toEqual(
    Object.keys(exports)
      .filter(path => path !== './package.json')
      .toSorted(),
  )
})
