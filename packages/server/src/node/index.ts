export { type ServedGame, type ServeGameOptions, serveGame } from './serve-game.ts'
