import process from 'node:process'
import { LacunaError, type NarrativeProvider, nearest } from '@lacuna/engine'
import { costOf, priceOf, prices } from '@lacuna/engine/provider'
import { withRetry } from '@lacuna/engine/providers/wrappers'
import { type Call, exitCodes } from '../../command/command.ts'
import { UsageError } from '../../command/usage-error.ts'
import type { Run } from '../../evaluate/run/run-folder.ts'
import { controls, readAnswers, type WriterName } from '../../evaluate/writers/answers.ts'
import { type AskingCost, askingCost } from '../../evaluate/writers/asking-cost.ts'
import { collectAnswers } from '../../evaluate/writers/collect-answers.ts'
import { keepingProvider, shuffledProvider, sloppyProvider } from '../../evaluate/writers/control-providers.ts'
import { currentRoutes, isAnswered } from '../../evaluate/writers/current-routes.ts'
import { questionsOf } from '../../evaluate/writers/questions.ts'
import { evaluatedProvider } from '../../providers/evaluated-provider.ts'
import type { Terminal } from '../../terminal/terminal.ts'
import { type EvaluateTask, runOf } from './evaluate-task.ts'

/** Answers between two lines of progress. */
const progressEvery = 20

/** `lacuna evaluate ask`: has a provider, or a control, answer. */
export const askTask: EvaluateTask = {
  operand: '<folder>',
  says: 'has a provider answer, or one of the controls; goes on where it stopped',
  flags: ['from', 'plan', 'story', 'provider', 'control', 'yes'],
  run: async (folder, call, terminal) => {
    const run = await runOf(folder, call)
    const { provider, writer } = await asked(run, call, terminal)
    const answers = await readAnswers(folder, writer)
    const questions = questionsOf(await currentRoutes(run, answers)).filter(each => !isAnswered(each, answers))
    if (questions.length === 0) {
      terminal.say('Every request is answered.')
      return exitCodes.done
    }
    const cost = askingCost(questions, provider)
    terminal.say(costText(cost, provider))
    if (!provider.capabilities.local && !call.has('yes') && !(await isWanted(terminal))) {
      terminal.say('Nothing was sent. --yes begins.')
      return exitCodes.failed
    }
    const spent = { inputTokens: 0, outputTokens: 0, cachedTokens: 0, cacheWrittenTokens: 0 }
    await collectAnswers(run, writer, writer === 'written' ? withRetry(provider) : provider, {
      signal: new AbortController().signal,
      progress: (done, known) => {
        if (done % progressEvery === 0 || done === known) terminal.complain(`${done} of ${known} answered`)
      },
      spent: usage => {
        for (const name of ['inputTokens', 'outputTokens', 'cachedTokens', 'cacheWrittenTokens'] as const) {
          spent[name] += usage[name] ?? 0
        }
      },
    })
    const price = priceOf(provider.model, prices)
    const paid = price === undefined ? '' : `, $${costOf(spent, price).toFixed(4)} at the list price`
    const sum = spent.inputTokens === 0 ? '' : ` ${spent.inputTokens} tokens in, ${spent.outputTokens} out${paid}.`
    terminal.say(`Every request is answered.${sum}`)
    return exitCodes.done
  },
}

async function asked(
  run: Run,
  call: Call,
  terminal: Terminal,
): Promise<{ readonly provider: NarrativeProvider; readonly writer: WriterName }> {
  const [name, control] = [call.value('provider'), call.value('control')]
  if (name !== undefined && control !== undefined) {
    throw new UsageError('--provider and --control do not go together.', 'Give one of them.')
  }
  if (name !== undefined) {
    return { provider: await evaluatedProvider(name, run.story, process.env, terminal.complain), writer: 'written' }
  }
  if (control === undefined) {
    throw new UsageError(
      'It has to be said who answers.',
      `Write --provider grammar, for example, or --control with ${controls.join(', ')}.`,
    )
  }
  if (control === 'sloppy') return { provider: sloppyProvider(), writer: control }
  if (control === 'keeps') return { provider: keepingProvider(), writer: control }
  if (control === 'shuffled') return { provider: await shuffled(run), writer: control }
  const meant = nearest(control, controls)
  const hint = meant === undefined ? `There are ${controls.join(', ')}.` : `Did you mean ${meant}?`
  throw new UsageError(`There is no control "${control}".`, hint)
}

async function shuffled(run: Run): Promise<NarrativeProvider> {
  const written = await readAnswers(run.folder, 'written')
  if (Object.keys(written).length === 0) {
    throw new LacunaError('file-invalid', `${run.folder} has no answers that could be moved to other plays.`, {
      hint: 'Collect answers first, then run this control.',
      data: { file: run.folder },
    })
  }
  return shuffledProvider(questionsOf(await currentRoutes(run, written)), written)
}

function costText(
  { requests, inputTokens, cachedTokens, outputTokens, dollars }: AskingCost,
  provider: NarrativeProvider,
): string {
  const who = provider.model === undefined ? provider.id : `${provider.id} (${provider.model})`
  const tokens = (count: number): string => count.toLocaleString('en')
  const sums = `about ${tokens(inputTokens)} tokens in, ${tokens(cachedTokens)} of them from a cache if the vendor has one, and ${tokens(outputTokens)} out`
  if (provider.rules === true) return `${requests} requests for ${who}, by rules: they cost nothing.`
  if (provider.capabilities.local) return `${requests} requests for ${who} on this machine: ${sums}.`
  const price = dollars === null ? 'its price is not known' : `about $${dollars.toFixed(2)} at the list price`
  return `${requests} requests for ${who}: ${sums}; ${price}. What is refused is asked for once more.`
}

async function isWanted(terminal: Terminal): Promise<boolean> {
  if (!terminal.person) return false
  terminal.prompt('Send them? (y/N) ')
  const typed = await terminal.readLine()
  return typed.type === 'line' && /^y(es)?$/i.test(typed.text.trim())
}
