import { defaultClientConditions, defineConfig } from 'vite'

export default defineConfig({
  base: './',
  resolve: { conditions: ['@lacuna/source', ...defaultClientConditions] },
  server: { port: 5173, strictPort: false },
})
