import { fileURLToPath } from 'node:url'
import { lacuna } from 'lacuna/vite'
import { build, defaultClientConditions, defineConfig, type Plugin, type Rolldown } from 'vite'

const resolve = { conditions: ['@lacuna/source', ...defaultClientConditions] }

export default defineConfig({
  base: './',
  plugins: [lacuna(), byItself(fileURLToPath(new URL('../harbour/play.ts', import.meta.url)))],
  resolve,
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

/**
 * A game that embeds the engine is bundled by itself. In one bundle with the page it would share modules with it, and the
 * page's first file would hold all that only the game uses of XState and Pixi.
 *
 * @param file the module of the game, which exports `play(element)`.
 */
function byItself(file: string): Plugin {
  return {
    name: 'game-by-itself',
    apply: 'build',
    async load(id) {
      if (id !== file) return undefined
      const names = 'game/[name]-[hash]'
      const built = await build({
        configFile: false,
        logLevel: 'error',
        base: './',
        plugins: [lacuna()],
        resolve,
        build: {
          write: false,
          target: 'es2022',
          modulePreload: false,
          cssCodeSplit: false,
          rolldownOptions: {
            input: file,
            preserveEntrySignatures: 'strict',
            output: {
              entryFileNames: `${names}.js`,
              chunkFileNames: `${names}.js`,
              assetFileNames: `${names}[extname]`,
            },
          },
        },
      })
      const { output } = built as Rolldown.RolldownOutput
      for (const each of output) {
        const source = each.type === 'chunk' ? each.code : each.source
        this.emitFile({ type: 'asset', fileName: each.fileName, source })
      }
      const nameOf = (has: (each: (typeof output)[number]) => boolean): string =>
        JSON.stringify(`../${output.find(has)?.fileName}`)
      const entry = nameOf(each => each.type === 'chunk' && each.isEntry)
      const style = nameOf(each => each.fileName.endsWith('.css'))
      return `export async function play(into) {
  const style = document.createElement('link')
  style.rel = 'stylesheet'
  style.href = new URL(${style}, import.meta.url).href
  await new Promise(done => { style.onload = style.onerror = done; document.head.append(style) })
  const game = await import(/* @vite-ignore */ new URL(${entry}, import.meta.url).href)
  return game.play(into)
}`
    },
  }
}
