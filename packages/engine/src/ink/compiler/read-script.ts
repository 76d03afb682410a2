import type { InkSource } from './ink-source.ts'
import { childrenOf, nameOf, type ParsedObject, within } from './parsed.ts'
import type { Script, ScriptChoice, ScriptFlow, ScriptLine } from './script.ts'
import { TagReader } from './tag-reader.ts'

/** Flattens what ink parsed into flows, lines, choices and tags. */
export function readScript(parsed: ParsedObject, source: InkSource): Script {
  const reader = new ScriptReader(source)
  reader.flow(parsed, flowOf(parsed, undefined, source))
  return { parsed, flows: reader.flows, lines: reader.lines, choices: reader.choices }
}

function flowOf(object: ParsedObject, above: ScriptFlow | undefined, source: InkSource): ScriptFlow {
  const name = object.typeName === 'Story' ? '' : (nameOf(object) ?? '')
  const kind = object.typeName === 'Story' ? 'root' : object.typeName === 'Function' ? 'function' : undefined
  const stitch = object.typeName === 'Stitch' && above !== undefined
  return {
    kind: kind ?? (stitch ? 'stitch' : 'knot'),
    path: stitch ? `${above.path}.${name}` : name,
    knot: stitch ? above.knot : name,
    parameters: object.args?.length ?? 0,
    object,
    place: source.place(object),
  }
}

class ScriptReader {
  readonly flows: ScriptFlow[] = []
  readonly lines: ScriptLine[] = []
  readonly choices: ScriptChoice[] = []
  readonly #source: InkSource
  #atHead = true
  #glued = false

  constructor(source: InkSource) {
    this.#source = source
  }

  flow(object: ParsedObject, flow: ScriptFlow): void {
    this.flows.push(flow)
    this.#atHead = true
    this.#glued = false
    for (const child of childrenOf(object)) {
      if (child.typeName === 'Weave') this.#weave(child, flow)
    }
    for (const child of childrenOf(object)) {
      if (['Knot', 'Stitch', 'Function'].includes(child.typeName)) this.flow(child, flowOf(child, flow, this.#source))
    }
  }

  #weave(weave: ParsedObject, flow: ScriptFlow): void {
    let start = 0
    let tags = new TagReader(this.#source)
    const end = (index: number) => {
      tags.finish(weave.parent?.typeName !== 'ConditionalSingleBranch' && weave.parent?.typeName !== 'Sequence')
      this.#line(tags, flow, { weave, index: start }, index)
      tags = new TagReader(this.#source)
      start = index
    }
    childrenOf(weave).forEach((object, index) => {
      if (object.typeName === 'Text' && object.text === '\n') {
        end(index + 1)
      } else if (['Choice', 'Gather', 'Weave'].includes(object.typeName)) {
        end(index)
        if (object.typeName === 'Weave') this.#weave(object, flow)
        if (object.typeName === 'Choice') this.#choice(object, flow, { weave, index })
        start = index + 1
      } else if (statements.includes(object.typeName)) {
        end(index)
        start = index + 1
      } else {
        if (tags.standsAlone && this.#source.place(object).line !== tags.line) end(index)
        tags.add(object)
        this.#inside(object, flow)
      }
    })
    end(childrenOf(weave).length)
  }

  /** Branches of a conditional or sequence have weaves of their own. */
  #inside(object: ParsedObject, flow: ScriptFlow): void {
    for (const child of childrenOf(object)) {
      if (child.typeName === 'Weave') this.#weave(child, flow)
      else this.#inside(child, flow)
    }
  }

  #line(tags: TagReader, flow: ScriptFlow, start: ScriptLine['start'], index: number, after?: ScriptChoice): void {
    if (tags.words.length === 0 && tags.tags.length === 0) return
    const first = tags.words[0] ?? tags.tags[0]?.object
    if (first === undefined) return
    const says = tags.words.some(speaks)
    const line: ScriptLine = {
      place: this.#source.place(first),
      flow,
      words: tags.words,
      tags: tags.tags,
      ...(after === undefined ? {} : { after }),
      atHead: this.#atHead,
      glued: this.#glued,
      start,
      end: { weave: start.weave, index },
    }
    if (says) this.#atHead = false
    this.#glued = tags.words.at(-1)?.typeName === 'Glue'
    this.lines.push(line)
  }

  #choice(object: ParsedObject, flow: ScriptFlow, at: ScriptChoice['at']): void {
    this.#atHead = false
    this.#glued = false
    const lead = this.#segment(object.startContent)
    const bracket = this.#segment(object.choiceOnlyContent)
    const name = nameOf(object)
    const choice: ScriptChoice = {
      object,
      place: this.#source.place(object),
      flow,
      label: `${lead.text}${bracket.text}`.replace(/\s+/g, ' ').trim(),
      lead: lead.words,
      leadTags: lead.tags,
      bracket: bracket.words,
      bracketTags: bracket.tags,
      ...(name === undefined ? {} : { name }),
      at,
    }
    this.choices.push(choice)
    const inner = this.#segment(object.innerContent)
    const below = { weave: at.weave, index: at.index + 1 }
    this.#line(inner, flow, below, below.index, choice)
    for (const part of [object.startContent, object.choiceOnlyContent, object.innerContent]) {
      if (part) this.#inside(part, flow)
    }
  }

  #segment(list: ParsedObject | null | undefined): TagReader {
    const tags = new TagReader(this.#source)
    for (const object of list ? childrenOf(list) : []) {
      if (!(object.typeName === 'Text' && object.text === '\n')) tags.add(object)
    }
    tags.finish(true)
    return tags
  }
}

const speaker = /^\s*([\p{L}][\p{L}\p{N} .'_-]*?)\s*(?:\(([^:]*)\))?\s*:(?=\s|$)/u

/** What stands in front of the colon with which a line starts, where it could be a name; without the parenthesis behind it. */
export function speakerOf(line: ScriptLine): string | undefined {
  return speaker.exec(line.words[0]?.text ?? '')?.[1]
}

/** What stands in a parenthesis behind such a name. */
export function directionOf(line: ScriptLine): string | undefined {
  return speaker.exec(line.words[0]?.text ?? '')?.[2]
}

/** Whether an object can put words on the page. */
export function speaks(object: ParsedObject): boolean {
  if (object.typeName === 'Text') return (object.text ?? '').trim() !== ''
  if (object.typeName !== 'ContentList') return false
  for (const inner of within(object)) {
    if (inner.typeName === 'Text' && (inner.text ?? '').trim() !== '') return true
    if (evaluated.includes(inner.typeName)) return true
  }
  return false
}

const evaluated = ['ref', 'FunctionCall', 'BinaryExpression', 'UnaryExpression', 'Number', 'String', 'List']
const statements = [
  'VAR',
  'LIST',
  'CONST',
  'EXTERNAL',
  'temp',
  'variable assignment',
  'IncDecExpression',
  'AuthorWarning',
  'ReturnType',
  'TunnelOnwards',
]
