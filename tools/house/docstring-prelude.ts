/**
 * What the examples of docstrings stand beside: a module of declarations alone, in which they find the values that they do
 * not make themselves.
 */
export const prelude = `
import type { FillEvent, FillOptions, FillRequest, Json, NarrativeProvider, SessionActor, SomeValues, Story } from '@lacuna/engine'
import type { CompiledInk, InkBundle } from '@lacuna/engine/ink'
import type { Paint } from '@lacuna/runtime-web'
import type { Figure } from '@lacuna/runtime-web/painting'
import type { SaveStorage } from '@lacuna/runtime-web/saves'
import type { RedisClient } from '@lacuna/server/redis'
import type { ItemStorage } from '@lacuna/server'
import type { Session } from '@lacuna/engine'

interface FerryVariables extends Readonly<Record<string, Json>> {
  readonly trust: number
  readonly gold: number
}

export { createActor, createMachine, setup } from 'xstate'
export { Sprite, Texture } from 'pixi.js'
export { defineConfig } from 'vite'
export { expect, test } from 'vitest'
export declare const ferry: Story<'north' | 'quay', FerryVariables>
export declare const story: Story
export declare const session: Session
export declare const actor: SessionActor
export declare const game: { getSnapshot(): { readonly children: { readonly talk: SessionActor } } }
export declare const provider: NarrativeProvider
export declare const anthropic: NarrativeProvider
export declare const request: FillRequest & Request
export declare const options: FillOptions
export declare const events: AsyncIterable<FillEvent>
export declare const response: Response
export declare const signal: AbortSignal
export declare const source: string
export declare const text: string
export declare const html: string
export declare const time: string
export declare const address: string
export declare const peer: string
export declare const handler: import('@lacuna/server').FillHandler
export declare const line: import('@lacuna/engine').Line
export declare const secret: string
export declare const origins: readonly string[]
export declare const apiKey: string
export declare const keyOfThePlayer: string
export declare const save: Json
export declare const bundle: InkBundle
export declare const file: File
export declare const hero: { readonly name: string }
export declare const purse: { gold: number }
export declare const element: HTMLElement
export declare const button: HTMLButtonElement
export declare const canvas: HTMLCanvasElement
export declare const brush: CanvasRenderingContext2D
export declare const app: import('pixi.js').Application
export declare const paint: Paint
export declare const cast: Readonly<Record<string, Figure>>
export declare const storage: SaveStorage
export declare const client: RedisClient
export declare function showProgress(done: number): void
export declare function loadModel(): Promise<string>
export declare function createStorage(options: object): ItemStorage
export declare function redisDriver(options: object): object
export declare function mistral(model: string): import('@lacuna/engine/providers/ai-sdk').AiSdkModel
export declare function myStore(options: object): import('@lacuna/engine').FillStore
export declare function myProvider(options: object): NarrativeProvider
export declare const loopback: typeof fetch
export declare const url: string
`
