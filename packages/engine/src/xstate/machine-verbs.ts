import type { Json } from '../base/json.ts'
import type { Contract, Domain, SlotVerb } from '../story/slot.ts'
import type { VariableDeclaration } from '../story/story.ts'
import { slotVerbs } from '../story/verbs/verbs.ts'
import type { SlotOptions } from '../write/inline-slot.ts'
import type { Decision, Invention } from '../write/open-stop.ts'
import type { DeclaredSlot, MachineVerb } from './machine-verb.ts'
import type { StateMeta } from './story-meta.ts'

/** How each verb stands in a machine. */
export const machineVerbs: Readonly<Record<SlotVerb, MachineVerb>> = {
  fill: {
    at: 'words',
    slot: words => {
      const { fill: name, brief, document, maxLines } = words
      const contract = { ...contractOf(words), ...(maxLines === undefined ? {} : { maxLines }) }
      return { name, brief, contract, options: words, ...(document === undefined ? {} : { document }) }
    },
  },
  ask: { at: 'question', slot: ({ ask }, { key = 'ask' }) => questionSlot(ask, key) },
  decide: { at: 'question', slot: ({ decide }, { key = 'decide' }) => questionSlot(decide, key) },
  invent: {
    at: 'entry',
    replaces: false,
    slots: ({ invent = {} }, state) =>
      Object.entries(invent).map(([variable, invention]) => {
        const { oneOf: _, ...options } = invention
        const domain = domainOf(invention, state.variables[variable])
        return {
          name: variable,
          brief: invention.brief,
          contract: { ...contractOf(options), domain },
          options,
          variable,
          brings: [variable],
          purpose: ' to invent a value for',
        }
      }),
  },
  judge: {
    at: 'entry',
    replaces: false,
    slots: ({ judge = {} }, state) =>
      Object.entries(judge).map(([variable, judgement]) => {
        const { oneOf: _, ...options } = judgement
        const domain = domainOf(judgement, state.variables[variable])
        const purpose = ' to judge'
        return {
          name: variable,
          brief: judgement.brief,
          contract: { domain },
          options,
          variable,
          brings: [variable],
          purpose,
        }
      }),
  },
  detour: {
    at: 'entry',
    replaces: true,
    slots: ({ detour }, { key = 'detour' }) => {
      if (detour === undefined) return []
      const { id = key, brief, exchanges = 3, maySet = [] } = detour
      const contract = { ...contractOf(detour), exchanges, maySet }
      return [{ name: id, brief, contract, options: detour, brings: maySet }]
    },
  },
}

/** Whether something may stand in place of a state, and of all that is inside it. */
export function mayBeReplaced(meta: StateMeta): boolean {
  return slotVerbs.some(verb => {
    const how = machineVerbs[verb]
    return how.at === 'entry' && how.replaces && how.slots(meta, { key: undefined, variables: {} }).length > 0
  })
}

function questionSlot(question: Decision | undefined, key: string): DeclaredSlot | undefined {
  if (question === undefined) return undefined
  const said = typeof question === 'string' ? { brief: question } : question
  return { name: said.id ?? key, brief: said.brief, contract: {}, options: said }
}

function contractOf(options: SlotOptions): Contract {
  const { minWords, maxWords, maxSentences, maxCharacters, mention, never, oneOf } = options
  return {
    ...(minWords === undefined ? {} : { minWords }),
    ...(maxWords === undefined ? {} : { maxWords }),
    ...(maxSentences === undefined ? {} : { maxSentences }),
    ...(maxCharacters === undefined ? {} : { maxCharacters }),
    ...(mention === undefined ? {} : { mention }),
    ...(never === undefined ? {} : { never }),
    ...(oneOf === undefined ? {} : { oneOf }),
  }
}

function domainOf(invention: Invention<Json>, declared: VariableDeclaration | undefined): Domain {
  if (declared?.type === 'boolean') return { type: 'boolean' }
  const options = invention.oneOf ?? (declared?.type === 'text' ? declared.items : undefined)
  if (options !== undefined)
    return { type: 'options', options: options.map(option => (typeof option === 'number' ? option : String(option))) }
  if (invention.from !== undefined && invention.to !== undefined) {
    return { type: 'range', from: invention.from, to: invention.to }
  }
  if (declared?.type === 'number') return { type: 'number' }
  return { type: 'text' }
}
