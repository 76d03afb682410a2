import { type CssNode, parse, walk } from 'css-tree'
import { known, lacking } from './compat-data.ts'
import { type Finding, findingAt, type PageFile } from './finding.ts'

const functionsIn = [['types'], ['types', 'color'], ['types', 'gradient'], ['types', 'image'], ['types', 'basic-shape']]

/** What a style sheet uses that one of our browsers does not have: properties, their words, functions, at-rules, selectors. */
export function checkStyle(file: PageFile): readonly Finding[] {
  const found: Finding[] = []
  let property = ''
  const check = (node: CssNode, ...path: readonly string[]): void => {
    const missing = lacking('css', ...path)
    if (missing !== undefined && missing.length > 0)
      found.push(findingAt(file, node.loc?.start.offset ?? 0, `css.${path.join('.')}`, missing))
  }
  walk(parse(file.text, { positions: true }), node => {
    switch (node.type) {
      case 'Declaration':
        property = node.property.toLowerCase()
        return check(node, 'properties', property)
      case 'Identifier':
        return property === '' ? undefined : check(node, 'properties', property, node.name)
      case 'Function': {
        const name = node.name.toLowerCase()
        const holder = functionsIn.find(each => known('css', ...each, name) !== undefined) ?? ['properties', property]
        return check(node, ...holder, name)
      }
      case 'Rule':
        property = ''
        return
      case 'Atrule':
        property = ''
        return check(node, 'at-rules', node.name)
      case 'Feature':
        return check(node, 'at-rules', node.kind, node.name)
      case 'PseudoClassSelector':
      case 'PseudoElementSelector':
        return check(node, 'selectors', node.name)
      case 'NestingSelector':
        return check(node, 'selectors', 'nesting')
      default:
        return
    }
  })
  return found
}
