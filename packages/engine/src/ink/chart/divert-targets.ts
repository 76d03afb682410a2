import type { FlowContent } from './flow-content.ts'

/**
 * Where a divert to a variable can lead: every position that the story takes as a value (`-> knot` as an argument, in a
 * variable ...). Left out are the places that ink itself marks while it writes a choice's words, and those whose visits
 * are only counted.
 */
export function divertTargets(content: FlowContent): readonly number[] {
  const targets = new Set<number>()
  for (const container of content.containers) {
    for (const [index, item] of container.items.entries()) {
      if (typeof item !== 'object' || !('^->' in item) || typeof item['^->'] !== 'string') continue
      if (/\$r\d*$/.test(item['^->'])) continue
      const next = container.items[index + 1]
      if (next === 'turns' || next === 'readc') continue
      const target = content.find(item['^->'], content.root)
      if (target !== undefined) targets.add(target)
    }
  }
  return [...targets]
}
