import type { DataCategory } from '@lacuna/engine'
import type { Filler } from './filler.ts'
import { fillingStrings } from './filling-strings.ts'
import { make, makeButton } from './make.ts'
import { openDialog } from './open-dialog.ts'
import type { PageContext } from './page-context.ts'

/**
 * Asks before the first words leave the device: what is sent, to whom, why, and what happens on no. To close it is to say
 * no.
 *
 * @param isUnkept whether the answer is not kept, since a newer version's consent is there. Default false.
 */
export function askConsent(
  page: PageContext,
  filler: Filler,
  data: readonly DataCategory[],
  isUnkept = false,
): Promise<boolean> {
  const strings = fillingStrings(page.strings)
  // Whoever is sent every choice is sent the last one, too.
  const sent = data.filter(category => category !== 'choices' || !data.includes('path'))
  return new Promise(resolve => {
    const dialog = openDialog(page.root, strings.consentTitle, page.strings, () => resolve(false))
    const answer = (yes: boolean) => () => {
      resolve(yes)
      dialog.close()
    }
    dialog.body.append(
      make('p', {}, strings.consentWho(filler)),
      make('h3', {}, strings.consentWhat),
      make('ul', { class: 'lacuna-plain-list' }, ...sent.map(category => make('li', {}, strings.categories[category]))),
      make('p', {}, strings.consentNot),
      make('h3', {}, strings.consentWhyTitle),
      make('p', {}, strings.consentWhy),
      make('h3', {}, strings.consentNoTitle),
      make('p', {}, strings.consentNo),
      make('p', { class: 'lacuna-small' }, strings.consentLater),
      ...(isUnkept ? [make('p', { class: 'lacuna-small' }, strings.consentNewer)] : []),
      make(
        'div',
        { class: 'lacuna-row lacuna-foot lacuna-decide' },
        makeButton(strings.consentYes, answer(true), { class: 'lacuna-strong' }),
        makeButton(strings.consentRefuse, answer(false), { class: 'lacuna-quiet' }),
      ),
    )
  })
}
