import { type FillContext, type FillRequest, includedParts } from '@lacuna/engine'
import { fillingStrings } from './filling-strings.ts'
import { make } from './make.ts'
import type { PageContext } from './page-context.ts'

/** What a provider was told for a fill, to be unfolded; nothing where nothing was sent. */
export function givenSection(page: PageContext, context: FillContext | undefined): readonly HTMLElement[] {
  if (context === undefined) return []
  const strings = fillingStrings(page.strings)
  if (context.state === 'gone') return [make('p', { class: 'lacuna-small' }, strings.givenGone)]
  const { request, repair, cuts, state } = context
  return [
    make(
      'details',
      { class: 'lacuna-given' },
      make('summary', {}, strings.given),
      ...(state === 'rebuilt' ? [make('p', { class: 'lacuna-small' }, strings.givenReplayed)] : []),
      ...parts(page, request),
      ...(repair === undefined
        ? []
        : [make('h3', {}, strings.givenRepair), make('pre', {}, repair.instructions.volatile)]),
      ...cuts.map(cut => make('p', { class: 'lacuna-small' }, strings.givenCut(cut.amount, cut.unit, cut.why))),
      make('h3', {}, strings.givenStable),
      make('pre', {}, request.instructions.stable),
      ...(request.instructions.samples === undefined ? [] : [make('pre', {}, request.instructions.samples)]),
    ),
  ]
}

function parts(page: PageContext, request: FillRequest): readonly HTMLElement[] {
  const strings = fillingStrings(page.strings)
  const first = { label: strings.givenVolatile, text: request.instructions.volatile }
  return [first, ...includedParts(request)].flatMap(({ label, text }) => [make('h3', {}, label), make('pre', {}, text)])
}
