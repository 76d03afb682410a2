import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { LacunaError, type NarrativeProvider, type Story } from '@lacuna/engine'
import { UsageError } from '../command/usage-error.ts'
import { reasonOf } from '../story-file/reason-of.ts'
import { providerNamed } from './provider-named.ts'

const forms = 'grammar, recorded:<file>, anthropic:<model>, openai:<address>#<model> and <module.js>#<export>'

/** Where keys are looked for: the environment of the command. */
export type Environment = Readonly<Record<string, string | undefined>>

/**
 * A provider by its name, hosted ones and those of a module included. Keys come from `ANTHROPIC_API_KEY` and
 * `OPENAI_API_KEY`.
 *
 * @throws UsageError on another name, or without a key; LacunaError `file-invalid` on a module or a recording that can't be
 * read.
 */
export async function evaluatedProvider(
  name: string,
  story: Story,
  environment: Environment,
  warn: (sentence: string) => void,
): Promise<NarrativeProvider> {
  const [, kind, rest] = /^(anthropic|openai)(?::(.+))?$/s.exec(name) ?? []
  if (kind === 'anthropic') {
    const apiKey = keyIn(environment, 'ANTHROPIC_API_KEY')
    const { anthropicProvider } = await import('@lacuna/engine/providers/anthropic')
    return anthropicProvider({ apiKey, ...(rest === undefined ? {} : { model: rest }) })
  }
  if (kind === 'openai') return await openAi(rest, environment)
  if (/\.m?[jt]s(#.*)?$/i.test(name)) return await fromModule(name)
  const provider = await providerNamed(name, story, warn).catch((error: unknown) => {
    throw error instanceof UsageError ? new UsageError(error.message, `There are ${forms}.`) : error
  })
  if (provider !== undefined) return provider
  throw new UsageError('With the provider off nobody answers.', `There are ${forms}.`)
}

async function openAi(rest: string | undefined, environment: Environment): Promise<NarrativeProvider> {
  const [, baseUrl, model] = /^(\S+?)#(.+)$/s.exec(rest ?? '') ?? []
  if (baseUrl === undefined || model === undefined) {
    throw new UsageError(
      'The provider openai needs an address and a model.',
      'Write --provider openai:http://127.0.0.1:11434/v1#gemma4, for example.',
    )
  }
  const { openAiCompatibleProvider } = await import('@lacuna/engine/providers/openai-compatible')
  const apiKey = environment.OPENAI_API_KEY
  return openAiCompatibleProvider({ baseUrl, model, ...(apiKey === undefined ? {} : { apiKey }) })
}

function keyIn(environment: Environment, name: string): string {
  const key = environment[name]
  if (key !== undefined && key !== '') return key
  throw new UsageError(`There is no key in ${name}.`, `Set ${name} to your key before you run the command.`)
}

async function fromModule(name: string): Promise<NarrativeProvider> {
  const [, file = name, named = 'provider'] = /^(.*?)(?:#([^#/\\]+))?$/s.exec(name) ?? []
  const hint = 'A module exports a provider as `provider`, or under the name behind #.'
  if (!existsSync(file)) throw new LacunaError('file-invalid', `There is no file ${file}.`, { hint, data: { file } })
  try {
    const found = ((await import(pathToFileURL(resolve(file)).href)) as Record<string, unknown>)[named]
    if (isProvider(found)) return found
  } catch (cause) {
    throw new LacunaError('file-invalid', `${file} can't be loaded: ${reasonOf(cause)}.`, {
      hint,
      data: { file },
      cause,
    })
  }
  throw new LacunaError('file-invalid', `${file} exports no provider "${named}".`, { hint, data: { file } })
}

function isProvider(value: unknown): value is NarrativeProvider {
  const { fill, id } = (value ?? {}) as Partial<NarrativeProvider>
  return typeof fill === 'function' && typeof id === 'string'
}
