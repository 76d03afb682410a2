export { recordedProvider } from './provider.ts'
export { record } from './record.ts'
export { answersRequests, newTape, readTape, type Tape, type TapedAnswer } from './tape.ts'
