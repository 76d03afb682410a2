import type { FillRequest } from '@lacuna/engine'
import { digest } from '@lacuna/engine/fill'
import type { AnswerMember } from '@lacuna/engine/provider'
import { playRoute } from '../routes/play-route.ts'
import type { PlayedRoute } from '../routes/route.ts'
import type { Run } from '../run/run-folder.ts'
import type { Answers } from './answers.ts'
import { type Question, questionsOf } from './questions.ts'

/**
 * The routes of a run with what they ask when these answers stand in their slots. Requests that were frozen before there
 * was any text of other slots in them stay as they are.
 */
export async function currentRoutes({ plan, story, routes }: Run, answers: Answers): Promise<readonly PlayedRoute[]> {
  const isFixed = routes.every(({ requests }) => requests.every(({ request }) => (request.format as number) <= 2))
  if (isFixed) return routes
  const played: PlayedRoute[] = []
  for (const { route, pages } of routes) {
    const again = await playRoute(story, route, {
      isPersonal: plan.requests === 'personal',
      write: request => Promise.resolve(membersIn(answers[digest(request)] ?? {})),
    })
    // Pages are the author's: what was written stands in them where it is read.
    const requests = again.requests.map(each => ({
      ...each,
      page: pages.find(({ turn }) => turn === each.turn)?.lines ?? each.page,
    }))
    played.push({ route, pages, requests })
  }
  return played
}

/**
 * The requests that can be answered now: those without an answer that nothing still to be written could change. One that
 * holds words which were written earlier in its play waits for these. What a reader did is fixed by the route, and holds none.
 */
export function openQuestions(routes: readonly PlayedRoute[], answers: Answers): readonly Question[] {
  const open = questionsOf(routes).filter(question => !isAnswered(question, answers))
  const earliest = new Map<string, number>()
  for (const { route, at } of open.flatMap(({ positions }) => positions)) {
    earliest.set(route, Math.min(at, earliest.get(route) ?? at))
  }
  return open.filter(
    ({ request, positions }) =>
      (request.format as number) <= 2 ||
      !holdsWritten(request) ||
      positions.every(({ route, at }) => earliest.get(route) === at),
  )
}

function holdsWritten({ soft = [], reads }: FillRequest): boolean {
  return soft.length > 0 || reads.some(name => name === '@history' || name.startsWith('@said.'))
}

export function isAnswered({ digest, keys }: Question, answers: Answers): boolean {
  const given = answers[digest]
  return given !== undefined && keys.every(key => given[key] !== undefined)
}

/** As a provider would have answered: what was refused is missing. */
function membersIn(answers: Answers[string]): Readonly<Record<string, AnswerMember>> {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([key, answer]) =>
      answer.state === 'refused'
        ? []
        : [[key, { uses: answer.uses, text: answer.state === 'kept' ? null : answer.text }] as const],
    ),
  )
}
