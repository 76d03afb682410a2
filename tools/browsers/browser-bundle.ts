import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lacuna } from 'lacuna/vite'
import { build, defaultClientConditions, type Rolldown } from 'vite'
import type { PageFile } from './finding.ts'

const root = join(import.meta.dirname, '../..')

/** Everything that may run in a page, libraries included: the gallery, and the doors of the engine and of the runtime. */
export async function browserBundle(): Promise<readonly PageFile[]> {
  const built = await build({
    root: join(root, 'examples/gallery'),
    configFile: false,
    logLevel: 'error',
    plugins: [lacuna({ declarations: false })],
    resolve: { conditions: ['@lacuna/source', ...defaultClientConditions] },
    build: {
      // As they were written: nothing is made to look older or shorter than it is.
      target: 'esnext',
      minify: false,
      cssMinify: false,
      write: false,
      rolldownOptions: {
        input: [join(root, 'examples/gallery/index.html'), ...doors('engine'), ...doors('runtime-web')],
        preserveEntrySignatures: 'exports-only',
      },
    },
  })
  const { output } = (Array.isArray(built) ? built[0] : built) as Rolldown.RolldownOutput
  return output.flatMap(file => {
    if (file.type === 'chunk') return [{ name: file.fileName, text: file.code }]
    return file.fileName.endsWith('.css') ? [{ name: file.fileName, text: String(file.source) }] : []
  })
}

function doors(name: string): readonly string[] {
  const folder = join(root, 'packages', name)
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    exports: Readonly<Record<string, string | { readonly '@lacuna/source': string }>>
  }
  return Object.entries(exports)
    .filter(([name]) => name !== './testing') // runs where tests run
    .flatMap(([, door]) => (typeof door === 'string' ? [] : [join(folder, door['@lacuna/source'])]))
    .filter(file => existsSync(file)) // that every door leads somewhere is tested with the packages
}
