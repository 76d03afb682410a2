export { record } from './record.ts'
export { recordedProvider } from './recorded.ts'
export { newTape, readTape, type Tape, type TapedAnswer } from './tape.ts'
