import { lacuna } from 'lacuna/vite'
import { defaultClientConditions, defineConfig } from 'vite'

export default defineConfig({
  base: './',
  plugins: [lacuna()],
  resolve: { conditions: ['@lacuna/source', ...defaultClientConditions] },
  build: { target: 'es2022' },
  server: { port: 5173, strictPort: false },
})
