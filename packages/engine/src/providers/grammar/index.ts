export { grammarProvider } from './grammar.ts'
