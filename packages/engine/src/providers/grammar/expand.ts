import tracery from 'tracery-grammar'
import type { Random } from '../../base/random.ts'

// Its types have left this out.
const withRng = tracery as typeof tracery & { setRng(rng: () => number): void }

/** What is left in a text when Tracery did not know a symbol, a modifier or its own syntax. */
const leftovers = /#|\(\(|\)\)|\[[^\]]*:[^\]]*\]|\\|undefined/

/** Symbols that one rule may come to. A grammar that calls itself twice would else grow until nothing is left to grow in. */
const mostSymbols = 2000

/**
 * Expands one Tracery rule; `undefined` where the grammar can't (a symbol without rules, an unknown modifier, a rule that
 * goes round in circles or comes to more than 2,000 symbols).
 *
 * @param symbols rules by symbol; the same object may be used again.
 * @param language BCP 47; capital letters are those of the language.
 */
export function expand(
  rule: string,
  symbols: Readonly<Record<string, readonly string[]>>,
  random: Random,
  language: string,
): string | undefined {
  try {
    // Its chance is one variable of the module; what follows is synchronous, so nobody else can come between.
    let symbolsLeft = mostSymbols
    withRng.setRng(() => {
      if (symbolsLeft-- === 0) throw new RangeError('The rule comes to too many symbols.')
      return random.next()
    })
    const grammar = tracery.createGrammar(copied(symbols))
    // No prototype: `#x.constructor#` is a modifier that nobody has.
    grammar.modifiers = Object.assign(Object.create(null), modifiersFor(language))
    const root = grammar.expand(rule)
    const text = root.finishedText ?? ''
    return hasErrors(root) || leftovers.test(text) || text.trim() === '' ? undefined : text
  } catch {
    return undefined
  }
}

type Expanded = ReturnType<ReturnType<typeof tracery.createGrammar>['expand']>

/** A tag or an action that was never closed leaves no trace in the text, only here. */
function hasErrors(node: Expanded): boolean {
  return node.errors.length > 0 || (node.children ?? []).some(hasErrors)
}

/** Tracery asks every rule set `hasOwnProperty`, so that it needs plain objects; dots in a name would be modifiers. */
function copied(symbols: Readonly<Record<string, readonly string[]>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(symbols).map(([symbol, rules]) => [symbol, [...rules]]))
}

type Modifier = (text: string, parameters: string[]) => string

function modifiersFor(language: string): Record<string, Modifier> {
  const english = tracery.baseEngModifiers
  const plural = english.s as Modifier
  return {
    ...english,
    capitalize: text => {
      const [first = '', ...rest] = Array.from(text)
      return first.toLocaleUpperCase(language) + rest.join('')
    },
    // The package's own writes to the console.
    firstS: text => text.replace(/^\S+/, first => plural(first, [])),
  }
}
