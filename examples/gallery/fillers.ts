import { browserModel, type FillerSource, localServer, modelFile, ownKey } from '@lacuna/runtime-web/fillers'
import wasm from '@wllama/wllama/esm/wasm/wllama.wasm?url'

/** What players of the gallery may have slots filled with, besides a story's own grammar. */
export const fillers: readonly FillerSource[] = [browserModel(), localServer(), ownKey(), modelFile({ wasm })]
