export { grammarProvider } from './provider.ts'
