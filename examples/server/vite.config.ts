import { lacuna } from 'lacuna/vite'
import { defaultClientConditions, defineConfig } from 'vite'

export default defineConfig({
  base: './',
  plugins: [lacuna({ declarations: false })],
  resolve: { conditions: ['@lacuna/source', ...defaultClientConditions] },
  build: {
    target: 'es2022',
    // A small file is a file, too: the page's policy takes no scripts and styles that stand in an address.
    assetsInlineLimit: 0,
  },
})
