/** Ways to have gaps filled that a page can offer to its player. */
export { browserModel } from './browser-model.ts'
export type {
  BrowserSource,
  FileSource,
  FillerSource,
  KeySource,
  OnProgress,
  OpenedFiller,
  ServerSource,
  SourceKind,
} from './filler-source.ts'
export { localServer } from './local-server.ts'
export { type ModelFileOptions, modelFile } from './model-file.ts'
export { type OwnKeyOptions, ownKey } from './own-key.ts'
