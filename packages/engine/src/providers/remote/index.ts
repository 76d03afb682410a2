export { type RemoteOptions, remote } from './remote.ts'
export { type FillBody, type RemoteEvent, remoteFormat, type SessionAnswer, type SessionBody } from './remote-wire.ts'
