import { FlowContainer, type FlowItem } from './flow-container.ts'

/** What can be read of content without running it: its text, `{…}` for what ink computes, nothing of its tags. */
export function staticText(items: readonly FlowItem[]): string {
  let text = ''
  let depth = 0
  let inTag = false
  for (const item of items) {
    if (item === '#') inTag = true
    else if (item === '/#') inTag = false
    else if (inTag) continue
    else if (item === 'ev') depth++
    else if (item === '/ev') {
      depth--
      if (depth === 0) text += hole(text)
    } else if (depth > 0) continue
    else if (item instanceof FlowContainer) text += hole(text)
    else if (typeof item === 'string' && item.startsWith('^')) text += item.slice(1)
  }
  return text.trim().replace(/\s+/g, ' ')
}

function hole(before: string): string {
  return before.endsWith('{…}') ? '' : '{…}'
}

/** The text of the tag that the item before `index` opens. */
export function staticTag(items: readonly FlowItem[], index: number): string {
  const end = items.indexOf('/#', index)
  return staticText(items.slice(index, end < 0 ? items.length : end))
}
