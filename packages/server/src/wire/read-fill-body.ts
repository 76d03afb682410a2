import { type Input, type Json, LacunaError } from '@lacuna/engine'
import { type FileFormat, isDeeper } from '@lacuna/engine/formats'
import type { FillBody, SessionBody } from '@lacuna/engine/providers/remote'
import { Refusal } from '../refusal/refusal.ts'
import { canonicalLanguage } from './canonical-language.ts'
import { mostDepth, type SentFillBody, sessionBodyFormat } from './wire-formats.ts'

/** What a body holds, as JSON. @throws Refusal `request-malformed` */
export function readJson(text: string): Json {
  if (isDeeper(text, mostDepth)) throw malformed('depth')
  try {
    return JSON.parse(text) as Json
  } catch {
    throw malformed('json')
  }
}

/** @throws Refusal `request-malformed`, `request-too-large` */
export function readSessionBody(json: Json): SessionBody {
  return readAs(sessionBodyFormat, json)
}

/**
 * A request for fills. What has no place in it is refused, not passed over.
 *
 * @param format made by `fillBodyFormat`, from the limits of the server.
 * @throws Refusal `request-malformed`, `request-too-large`
 */
export function readFillBody(json: Json, format: FileFormat<SentFillBody>): FillBody {
  const body = readAs(format, json)
  return { ...body, language: canonicalLanguage(body.language), steps: body.steps.map(inputOf) }
}

/** Marks are made here: what somebody brought in can't call itself the author's. */
function inputOf({ mark: _, identity: __, ...step }: SentFillBody['steps'][number]): Input {
  return (step.type === 'answer' ? { ...step, mark: '' } : step) as Input
}

function readAs<Content>(format: FileFormat<Content>, json: Json): Content {
  try {
    return format.readNow(json)
  } catch (error) {
    if (!(error instanceof LacunaError)) throw error
    const { path, tooMuch } = error.data
    const at = knownPlace(typeof path === 'string' ? path : '$.format')
    throw tooMuch === true ? new Refusal('request-too-large', { data: { at } }) : malformed(at)
  }
}

const ourNames: ReadonlySet<string> = new Set(
  'format story digest language seed steps slots history shown receipt variant draw again at id type world checked recorded entry choice text mark slot values identity name result failed'.split(
    ' ',
  ),
)

/** A place as far as its names are ours: a refusal repeats nothing that was sent. */
function knownPlace(path: string): string {
  const parts = path.split(/(?=[.[])/)
  const first = parts.findIndex(part => part.startsWith('.') && !ourNames.has(part.slice(1)))
  return (first < 0 ? parts : parts.slice(0, first)).join('')
}

function malformed(at: string): Refusal {
  return new Refusal('request-malformed', { data: { at } })
}
