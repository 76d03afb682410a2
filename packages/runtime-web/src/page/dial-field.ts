import { type Dial, dials, type Story } from '@lacuna/engine'
import { dialName, whoLooked } from './dial-names.ts'
import type { Filler } from './filler.ts'
import { freshId, make } from './make.ts'
import type { Strings } from './strings.ts'

/** The dial as a group of radio buttons. What the author does not allow is there, disabled, and says so. */
export function dialField(
  story: Story,
  filler: Filler | undefined,
  chosen: Dial,
  strings: Strings,
  pick: (dial: Dial) => undefined | Promise<boolean>,
): HTMLFieldSetElement {
  const group = make('fieldset', { class: 'lacuna-dial' }, make('legend', {}, strings.dial))
  const name = freshId('dial')
  let now = chosen
  const most = dials.indexOf(story.bible.allow)
  for (const [index, dial] of dials.entries()) {
    const allowed = index <= most
    const id = freshId('dial')
    const means = freshId('dial')
    const input = make('input', {
      type: 'radio',
      name,
      id,
      value: dial,
      checked: dial === chosen,
      disabled: !allowed,
      'aria-describedby': means,
    })
    input.addEventListener('change', async () => {
      const before = now
      now = dial
      if ((await pick(dial)) !== false) return
      now = before
      for (const one of group.querySelectorAll('input')) one.checked = one.value === before
    })
    group.append(
      make(
        'div',
        { class: 'lacuna-dial-position' },
        input,
        make('label', { for: id }, dialName(story, dial, filler, strings)),
        make('p', { id: means }, allowed ? strings.dialMeans(dial, filler, whoLooked(story)) : strings.dialNotAllowed),
      ),
    )
  }
  return group
}
