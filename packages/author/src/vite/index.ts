export { type LacunaOptions, lacuna } from './lacuna.ts'
