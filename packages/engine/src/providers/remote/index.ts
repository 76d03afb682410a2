export { type RemoteOptions, remote } from './remote.ts'
export {
  type FillBody,
  type RemoteEvent,
  remoteFormat,
  type SessionAnswer,
  type SessionBody,
  type TextReceipt,
} from './remote-wire.ts'
