import type { Reworded } from '../play/reworded.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import { rewordCode } from './reword-code.ts'
import type { RewordingActor, RewordMove } from './reword-line.ts'
import type { SessionServices } from './session-services.ts'

/** Another wording for a line of the last turn; the code for that is fetched. @throws LacunaError, as a rejection. */
export async function reword(services: SessionServices, self: RewordingActor, move: RewordMove): Promise<Reworded> {
  const { rewordLine } = await rewordCode.fetch().catch(cause => {
    throw new LacunaError('provider-failed', 'What asks for another wording could not be fetched.', { cause })
  })
  return rewordLine(services, self, move)
}
