/** Who can fill the slots of a page at its player's choice. */
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
