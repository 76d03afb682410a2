import { isTainted } from './mark.ts'
import type { Passage, PassageChoice } from './passage.ts'

/** What a `decide` comes to when nobody else decides: the first option whose default holds, else the first. */
export function authorsVerdict(choices: readonly PassageChoice[]): PassageChoice {
  return choices.find(choice => choice.preferred) ?? (choices[0] as PassageChoice)
}

/**
 * What the options of a `decide` are called to who decides, in their order: by the author's labels. An option whose label
 * says nothing, says what another says, is not plain to write down, or holds words that are not the author's goes by its number.
 */
export function optionNames({ choices }: Pick<Passage, 'choices'>): readonly string[] {
  const labels = choices.map(({ pieces }) =>
    pieces
      .map(piece => piece.text)
      .join('')
      .trim(),
  )
  const isAuthors = choices.map(({ pieces }) => !pieces.some(piece => isTainted(piece.marks)))
  const folded = labels.map(label => label.normalize('NFKC').toLowerCase())
  return labels.map((label, index) => {
    const isAlone = folded.filter((other, at) => isAuthors[at] && other === folded[index]).length === 1
    return isAlone && isAuthors[index] && isPlain(label) ? label : optionNumber(index)
  })
}

const mostLabelCharacters = 200

function isPlain(label: string): boolean {
  return label !== '' && label.length <= mostLabelCharacters && !/\p{C}|^option \d+$/iu.test(label)
}

/** The name of what a `decide` comes to when nobody else decides. */
export function authorsOption(choices: readonly PassageChoice[]): string {
  return optionNames({ choices })[choices.indexOf(authorsVerdict(choices))] ?? ''
}

/** What an option is called whose label can't be shown to who decides. Every option has this name besides. */
export function optionNumber(index: number): string {
  return `option ${index + 1}`
}
