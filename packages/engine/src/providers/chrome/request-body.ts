import type { FillRequest } from '../../provider/port/fill-request.ts'
import { requestText } from '../../provider/request/request-text.ts'
import type { CreateOptions, ExpectedLanguages } from './language-model.ts'

/** The talk that requests of one story and language begin from: the stable part is read once, and then copied with it. */
export function talkOf(request: FillRequest): CreateOptions {
  const { stable } = requestText(request, 'apart')
  return { ...languagesOf(request.language), initialPrompts: [{ role: 'system', content: stable }] }
}

/** What is said in the talk for one request. The schema goes with it; the browser passes it on to its model itself. */
export function promptOf(request: FillRequest): { readonly input: string; readonly responseConstraint: object } {
  return { input: requestText(request, 'apart').volatile, responseConstraint: request.schema as object }
}

/** Instructions are in English, the story in its own language; the browser knows languages without their regions. */
export function languagesOf(tag: string): ExpectedLanguages {
  const { language } = new Intl.Locale(tag)
  return {
    expectedInputs: [{ type: 'text', languages: [...new Set(['en', language])] }],
    expectedOutputs: [{ type: 'text', languages: [language] }],
  }
}
