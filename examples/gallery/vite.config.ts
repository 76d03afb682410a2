import { fileURLToPath } from 'node:url'
import { lacuna } from 'lacuna/vite'
import { defaultClientConditions, defineConfig, type Rolldown } from 'vite'

export default defineConfig({
  base: './',
  plugins: [lacuna()],
  resolve: { conditions: ['@lacuna/source', ...defaultClientConditions] },
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: beforeFirstLine() }] } } },
  },
  server: { port: 5173, strictPort: false },
})

/**
 * All that a page needs before its first line is one file. Most of it is used by later parts as well; in files of its own,
 * as bundlers have it by default, it is packed worse and is asked for thirty times.
 */
function beforeFirstLine(): (id: string, context: Rolldown.ChunkingContext) => string | null {
  const needed = new Set<string>()
  return (id, context) => {
    const add = (module: string): void => {
      if (needed.has(module)) return
      needed.add(module)
      // These exports name much that is only used later: what the page takes from there comes by nearer ways, too.
      if (!/engine\/(src|dist)\/(fill\/)?index\.[jt]s$/.test(module))
        context.getModuleInfo(module)?.importedIds.forEach(add)
    }
    add(fileURLToPath(new URL('./play.ts', import.meta.url)))
    return needed.has(id) ? 'page' : null
  }
}
