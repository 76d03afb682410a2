import type { NarrativeProvider, Usage } from '@lacuna/engine'
import type { Run } from '../run/run-folder.ts'
import { type Answer, readAnswers, type WriterName, writeAnswers } from './answers.ts'
import { askProvider } from './ask-provider.ts'
import { currentRoutes, openQuestions } from './current-routes.ts'
import type { Question } from './questions.ts'

/** How answers are collected. */
export interface CollectOptions {
  readonly signal: AbortSignal
  /** Called after each answer: how many there are now, and how many requests were known so far. */
  readonly progress: (done: number, known: number) => void
  readonly spent?: (usage: Usage) => void
  /** Requests on their way at once. Default what the provider says, at most 4. */
  readonly atOnce?: number
}

/** Requests on their way at once where a provider sets no bound. */
const usuallyAtOnce = 4

/**
 * Has a provider answer every request of a run that has no answer of this writer yet, round by round. Each answer is kept
 * as it comes: a run that breaks off goes on where it stopped.
 *
 * @throws LacunaError `provider-failed`, `file-invalid`
 */
export async function collectAnswers(
  run: Run,
  writer: WriterName,
  provider: NarrativeProvider,
  options: CollectOptions,
): Promise<void> {
  const answers: Record<string, Readonly<Record<string, Answer>>> = { ...(await readAnswers(run.folder, writer)) }
  const atOnce = options.atOnce ?? Math.min(usuallyAtOnce, provider.capabilities.atOnce ?? usuallyAtOnce)
  let [done, known] = [0, 0]
  let saved: Promise<void> = Promise.resolve()
  // Where one request fails for good, the others are called off: nothing more is sent.
  const failed = new AbortController()
  const signal = AbortSignal.any([options.signal, failed.signal])
  for (;;) {
    const open = [...openQuestions(await currentRoutes(run, answers), answers)]
    if (open.length === 0) return
    known += open.length
    const ask = async (): Promise<void> => {
      for (let question = open.shift(); question !== undefined; question = open.shift()) {
        signal.throwIfAborted()
        answers[question.digest] = await askProvider(
          run.story,
          question,
          provider,
          optionsFor(run, question, { ...options, signal }),
        )
        // One after the other: each holds all that came before it.
        saved = saved.then(() => writeAnswers(run.folder, writer, answers))
        await saved
        options.progress(++done, known)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, ask)).catch((error: unknown) => {
      failed.abort()
      throw error
    })
  }
}

function optionsFor(
  { plan }: Run,
  { digest }: Question,
  { signal, spent }: CollectOptions,
): Parameters<typeof askProvider>[3] {
  const seed = (plan.seed + Number.parseInt(digest.slice(0, 8), 16)) >>> 0
  return { signal, seed, ...(spent === undefined ? {} : { spent }) }
}
