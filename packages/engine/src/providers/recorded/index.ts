export { recordedProvider } from './provider.ts'
export { readTape } from './read-tape.ts'
export {
  type Reading,
  type ReadingLine,
  type ReadingRun,
  type ReadingTurn,
  readingFormat,
  readReading,
} from './reading.ts'
export { record } from './record.ts'
export { answersRequests, newTape, putOnTape, type Tape, type TapedAnswer } from './tape.ts'
