import type { NarrativeProvider } from '@lacuna/engine'

/**
 * Who can fill slots at a player's choice. What it needs is loaded when it is opened, and not before.
 *
 * More may come with a minor version: a `switch` over them wants a `default`.
 */
export type FillerSource = BrowserSource | ServerSource | KeySource | FileSource

/** Which of them: a page has at most one of each. More may come with a minor version: a `switch` over them wants a `default`. */
export type SourceKind = FillerSource['kind']

/** A provider that was opened; one that holds much can be let go of. */
export type OpenedFiller = NarrativeProvider & { unload?(): Promise<void> }

/** How much of a download or a file has been loaded, 0 to 1. */
export type OnProgress = (share: number) => void

/** The model that the browser brings. */
export interface BrowserSource {
  readonly kind: 'browser'
  /** Whether there is one for the language, or one that could be fetched. */
  availability(language: string): Promise<'unavailable' | 'downloadable' | 'downloading' | 'available'>
  /**
   * @param how.onProgress where given, the model is got ready first: after a click, or the browser may refuse it.
   * @throws ProviderError
   */
  open(how: { readonly language: string; readonly onProgress?: OnProgress }): Promise<OpenedFiller>
}

/** A server that the player runs. */
export interface ServerSource {
  readonly kind: 'server'
  /** Addresses to begin with, by the name of the program. */
  readonly addresses: Readonly<Record<string, string>>
  /** The models that it has. @throws ProviderError */
  models(address: string): Promise<readonly string[]>
  open(how: { readonly address: string; readonly model: string }): Promise<OpenedFiller>
}

/** A hosted model, by a key of the player's own. */
export interface KeySource {
  readonly kind: 'key'
  /** Whom the key is for, as the player reads it. */
  readonly vendor: string
  open(how: { readonly key: string }): Promise<OpenedFiller>
}

/** A model file that the player has. */
export interface FileSource {
  readonly kind: 'file'
  /** @throws ProviderError */
  open(how: { readonly files: readonly File[]; readonly onProgress: OnProgress }): Promise<OpenedFiller>
}
