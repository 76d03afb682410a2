type Attributes = Readonly<Record<string, string | number | boolean | undefined>>
type Child = Node | string | undefined | false

/**
 * Makes an element. Text is always text: there is no way here to give markup. `undefined` and `false` attributes are
 * left out.
 */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue
    element.setAttribute(name, value === true ? '' : String(value))
  }
  for (const child of children) if (child !== undefined && child !== false) element.append(child)
  return element
}

/** A button of the page. */
export function makeButton(
  label: string,
  press: () => void,
  attributes: Attributes = {},
  ...more: readonly Child[]
): HTMLButtonElement {
  const button = make('button', { type: 'button', ...attributes }, ...more)
  if (label) button.append(make('span', { class: 'lacuna-label' }, label))
  button.addEventListener('click', press)
  return button
}

let count = 0

/** An id that nothing else on the page has. */
export function freshId(of: string): string {
  count += 1
  return `lacuna-${of}-${count}`
}
