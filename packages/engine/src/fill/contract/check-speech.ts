import type { TextRules } from './text-rules.ts'
import type { Violation } from './violation.ts'

const verbs =
  'says?|said|asks?|asked|replie[sd]|adds?|added|mutters?|muttered|whispers?|whispered|murmurs?|murmured|answers?|answered|snaps?|sighs?|sighed|laughs?|laughed|nods?|nodded|shrugs?|shrugged|smiles?|smiled|grins?|calls?|shouts?|shouted|sagt|sagte|fragt|fragte|dit|dijo|dice'
const opening = /^\s*[“"„«‘]/u
const quotedThenSaid = new RegExp(
  `[”"“»’]\\s*,?\\s*(?:(?:he|she|they|er|sie|il|elle)\\s+(?:${verbs})|(?:${verbs})\\s+\\p{L})`,
  'iu',
)
/** Words that stand behind a quoted speech at most, where it is all that is said: `she says, and folds her arms`. */
const mostBehind = 12
const adverb = new RegExp(
  `[,?!]\\s*(?:he|she|they|the \\p{L}+)\\s+(?:${verbs})\\s+(?:\\p{L}+ly\\b|with an?\\b|as (?:he|she|they)\\b)`,
  'iu',
)
/** How it is said, in brackets, or between stars. */
const direction = /^\s*\(\p{Ll}[^)]{2,60}\)\s*[“"]?\p{Lu}/u
/** Those whom no author calls so. */
const roles =
  /^\s*(?:You|Me|Player|Reader|Protagonist|Narrator|Speaker \d|Du|Sie|Spieler|Spielerin|Leser|Vous|Tu|Joueur|Lecteur|Tú|Usted|Jugador|Lector|Voi|Lei|Giocatore|Você|Jogador|Jij|U|Speler|Ty|Gracz|Ты|Вы|Игрок|你|您|あなた|玩家)\s*[:：]\s*[“"«„]?[\p{Lu}\p{Lo}]/u
const capitals = /^\s*\p{Lu}[\p{Lu}\s.’'-]{1,30}:\s+[“"]?\p{Lu}/u

/** What somebody else would say of a speaker, where only the spoken words belong: who speaks, and what they do meanwhile. */
export function checkSpeech(said: string, before: string, rules: TextRules): readonly Violation[] {
  if (rules.place !== 'dialogue') return []
  const { authored } = rules
  const isAuthors = (pattern: RegExp): boolean => pattern.test(authored)
  if (before === '' && direction.test(said) && !isAuthors(direction)) return [narrated]
  if ((before === '' && capitals.test(said) && !isAuthors(capitals)) || (roles.test(said) && !isAuthors(roles))) {
    return [{ rule: 'speaker', detail: 'It puts a name before the words; only the words belong there.' }]
  }
  if (adverb.test(said) && !isAuthors(adverb)) return [narrated]
  const attributed = attributionOf(rules)
  return attributed?.test(said) === true && !attributed.test(authored) ? [narrated] : []
}

/** The same, where the whole text shows it. */
export function checkWholeSpeech(text: string, { place, authored }: TextRules): readonly Violation[] {
  return place === 'dialogue' && saysOfSpeaker(text) && !saysOfSpeaker(authored) ? [narrated] : []
}

/**
 * `“Late,” she says, and folds her arms.`: what is spoken stands in quotes, and who speaks outside of them. Somebody who
 * tells what others said goes on telling.
 */
function saysOfSpeaker(text: string): boolean {
  const match = opening.test(text) ? quotedThenSaid.exec(text) : null
  if (match === null) return false
  const rest = text.slice(match.index + 1)
  return /[“"„«]/u.test(rest) || rest.split(/\s+/u).length <= mostBehind
}

const narrated: Violation = {
  rule: 'speech',
  detail: 'It says who speaks, or what they do meanwhile; only the spoken words belong there.',
}

/** `, said Tolly`, `Tolly says` with a comma or a stop before it. */
function attributionOf({ ownSpeaker }: TextRules): RegExp | undefined {
  const names = ownSpeaker.map(name => name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
  if (names.length === 0) return undefined
  const name = `(?:${names.join('|')})`
  return new RegExp(`[,.!?…][”"»’]?\\s*(?:(?:${verbs})\\s+${name}|${name}\\s+(?:${verbs}))(?!\\p{L})`, 'iu')
}
