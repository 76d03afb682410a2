import { readFileSync } from 'node:fs'
import { basename, dirname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Diagnostic } from '@lacuna/engine'
import type { Plugin } from 'vite'
import { codeFrame } from '../story-file/code-frame.ts'
import { compileInkFile } from '../story-file/compile-ink-file.ts'
import { moduleCode } from '../story-file/module-code.ts'
import { writeDeclaration } from '../story-file/write-declaration.ts'

/** How `lacuna()` works in a build. */
export interface LacunaOptions {
  /** Writes `story.d.ink.ts` beside each `story.ink`, only when it changes. Default true. */
  readonly declarations?: boolean
}

/** A message as bundlers take it: with its place, and the lines around it. */
interface Message {
  readonly message: string
  readonly id?: string
  readonly loc?: { readonly file: string; readonly line: number; readonly column: number }
  readonly frame?: string
}

const runtime = '@lacuna/engine/ink'

/**
 * Makes `import story from './story.ink'` a story, in Vite and in Vitest. The script, its includes, its bible, its
 * slots and its banks are compiled while building and watched while developing; the bundle gets the compiled story and the runtime,
 * no compiler. What is wrong in them stops the build, at its file and line; warnings are printed once.
 *
 * @example
 * export default defineConfig({ plugins: [lacuna()] })
 */
export function lacuna(options: LacunaOptions = {}): Plugin {
  const { declarations = true } = options
  /** Files that each story was made of. */
  const sources = new Map<string, ReadonlySet<string>>()
  /** Warnings printed for each story the last time that it was compiled. */
  const warned = new Map<string, ReadonlySet<string>>()
  let root = ''

  const messageOf = ({ code, message, hint, place }: Diagnostic): Message => {
    const text = `${message} (${code})${hint === '' ? '' : `\n  ${hint}`}`
    if (place === undefined) return { message: text }
    const file = resolve(place.file)
    const shown = relative(root, file).replaceAll('\\', '/')
    return {
      message: `${shown}:${place.line}: ${text}`,
      id: file,
      loc: { file, line: place.line, column: 0 },
      frame: frameAt(file, place.line),
    }
  }

  return {
    name: 'lacuna',
    // Before Vite's own plugins, which would take a file that they don't know for JavaScript.
    enforce: 'pre',
    configResolved(config) {
      root = config.root
    },
    ...uncachedInVitest,
    async resolveId(source, importer, resolving) {
      if (source !== runtime || importer === undefined || !isInk(importer)) return null
      // The story is the project's, but a strict package manager may show the engine to lacuna only.
      const found = await this.resolve(source, importer, { ...resolving, skipSelf: true })
      return found ?? (await this.resolve(source, fileURLToPath(import.meta.url), { ...resolving, skipSelf: true }))
    },
    async load(id) {
      if (!isInk(id)) return null
      const { bundle, diagnostics, files } = await compileInkFile(id)
      sources.set(id, new Set(files))
      for (const file of files) this.addWatchFile(file)
      const warnings = diagnostics.filter(({ severity }) => severity === 'warning')
      const before = warned.get(id)
      warned.set(id, new Set(warnings.map(keyOf)))
      for (const warning of warnings) if (!before?.has(keyOf(warning))) this.warn(messageOf(warning))
      const errors = diagnostics.filter(({ severity }) => severity === 'error').map(messageOf)
      const [first, ...more] = errors
      if (first !== undefined) {
        const rest = more.map(({ message }) => `\n${message}`).join('')
        this.error({ ...first, message: `${first.message}${rest}` })
      }
      if (bundle === undefined) return this.error(`${id} could not be compiled.`)
      if (declarations) writeDeclaration(bundle, id)
      return { code: moduleCode(bundle), map: { mappings: '' }, moduleType: 'js' }
    },
    hotUpdate({ file, modules }) {
      const touched = [...sources].filter(([id, files]) => files.has(resolve(file)) || belongsTo(file, id))
      const stories = touched.flatMap(([id]) => [...(this.environment.moduleGraph.getModulesByFile(id) ?? [])])
      return stories.length === 0 ? undefined : [...new Set([...modules, ...stories])]
    },
  }
}

/** What Vitest calls of a plugin, as far as it is needed here. */
interface VitestContext {
  /** From Vitest 5 on; `false` keeps a module out of the cache on disk. */
  readonly defineCacheKeyGenerator?: (keyOf: (module: { readonly id: string }) => false | undefined) => void
}

/** Vitest caches a module by its own text, and a story is also made of includes, bible, banks and the compiler. */
const uncachedInVitest = {
  configureVitest({ defineCacheKeyGenerator }: VitestContext): void {
    defineCacheKeyGenerator?.(({ id }) => (isInk(id) ? false : undefined))
  },
}

const isInk = (id: string): boolean => id.endsWith('.ink') && !id.includes('\0')

const keyOf = ({ code, message, place }: Diagnostic): string => `${place?.file}:${place?.line}:${code}:${message}`

/** A bible, a file of slots or a bank that was not there when the story was compiled. */
function belongsTo(file: string, inkFile: string): boolean {
  if (dirname(resolve(file)) !== dirname(resolve(inkFile))) return false
  const name = basename(inkFile, '.ink')
  return (
    [`${name}.bible.yaml`, `${name}.slots.yaml`].includes(basename(file)) ||
    (basename(file).startsWith(`${name}.bank.`) && file.endsWith('.yaml'))
  )
}

function frameAt(file: string, line: number): string {
  try {
    return codeFrame(readFileSync(file, 'utf8'), line)
  } catch {
    return ''
  }
}
