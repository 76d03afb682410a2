export { grammarProvider, grammarTexts } from './provider.ts'
