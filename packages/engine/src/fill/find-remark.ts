/** What words that are not the story's own are checked with. */
export interface RemarkPlace {
  /** Somebody may say much that a narrator does not. */
  readonly isSpoken: boolean
  /** Whether it is the text's beginning. */
  readonly isFirst: boolean
  /** Word limits of the slot. */
  readonly limits: readonly number[]
  /** What the author asks for, and the author's own words: what is in it may be said. */
  readonly wanted: string
}

/** A kind of remark: what it is called in a repair request, where it counts, and how it is told. */
interface Remark {
  readonly kind: string
  readonly pattern: RegExp
  /** Only at the beginning of a text. Default false. */
  readonly isFirst?: true
  /** Only where nobody speaks: a person of the story may say it. Default false. */
  readonly isNarrated?: true
}

const remarks: readonly Remark[] = [
  {
    kind: 'what a language model says of itself',
    pattern:
      /\b(?:large )?language model\b|\bas an? (?:AI|A\.I\.)(?: \p{L}+)?,? (?:I|it)\b.{0,50}\b(?:can(?:no|['’])t|cannot|unable|not able|won['’]t|don['’]t|not allowed)|sprachmodell|modèle de langage|modelo de lenguaje|modello linguistico|modelo de linguagem|taalmodel|språkmodell|model(?:em)? językow|языков\p{L}* модел|мовн\p{L}* модел|言語モデル|语言模型|語言模型|언어 ?모델|نموذج لغوي|מודל שפה/iu,
  },
  {
    kind: 'a refusal',
    pattern:
      /\bI\b.{0,30}\b(?:can(?:no|['’])t|cannot|can not|unable to|not able to|won['’]t|will not)\b.{0,20}\b(?:assist|fulfil?l|comply|generate|create|provide|write|produce|continue|complete|help)\b.{0,40}\b(?:content|prompt|output|(?:this|that) request)s?\b|\bcan(?:no|['’])t assist with (?:that|this)\b|\bcannot assist with (?:that|this)\b|\bagainst my (?:guidelines|programming)\b|\bcontent (?:policy|guidelines)\b/iu,
  },
  {
    kind: 'a refusal',
    isNarrated: true,
    pattern:
      /\bI (?:can(?:no|['’])t|cannot|can not|am unable to|am not able to|won['’]t|will not)\b.{0,20}\b(?:assist|fulfil?l|comply|generate|create|provide|write|produce|continue|complete)\b.{0,40}\b(?:this|that|your|the|such)\b.{0,15}\b(?:request|task|instruction|story|scene|passage|text)s?\b/iu,
  },
  {
    kind: 'a refusal',
    isFirst: true,
    isNarrated: true,
    pattern:
      /^["“]?(?:(?:I['’]m|I am)(?: very| so)? sorry|sorry|I apologi[sz]e|unfortunately|my apologies)\b.{0,20}\bI (?:can(?:no|['’])t|cannot|am unable|am not able|won['’]t|will not|must decline)\b|^(?:es )?tut mir (?:sehr )?leid,? .{0,30}(?:kann ich|ich kann)\b.{0,60}\bnicht\b|^(?:je suis )?désolée?,? .{0,20}je ne (?:peux|suis) pas\b|^lo siento,? .{0,20}no puedo\b|^mi dispiace,? .{0,20}non posso\b|^desculpe,? .{0,20}não posso\b|^het spijt me,? .{0,30}\bik kan\b/iu,
  },
  {
    kind: 'an answer to whoever asked',
    isFirst: true,
    pattern:
      /^(?:sure|sure thing|certainly|of course|absolutely|okay|ok|alright|great|got it|understood|happy to help)[!,.:]?\s+(?:here(?:['’]s| is| are)|below\b)|^here(?:['’]s| is| are) (?:the|your|an?|one|another) (?:\p{L}+ )?(?:text|passage|response|dialogue|fill|label|replacement|output|rewrite|revision|version|paragraph|narration|candidate)\b[^.!?:]{0,60}:|^(?:klar|natürlich|gerne|sicher|selbstverständlich)[!,.]? hier (?:ist|sind|kommt)\b|^hier (?:ist|sind|kommt) (?:der|die|das|ein|eine|dein|deine|ihr|ihre) (?:\p{L}+ )?(?:text|passage|antwort|version|fassung|beschriftung)\b[^.!?:]{0,40}:|^(?:bien sûr|d['’]accord|certainement)\s?[!,.]? voici\b|^voici (?:le|la|une?|votre|ton) (?:\p{L}+ )?(?:texte|passage|réponse|version)\b|^claro[!,.]? aquí\b|^aquí (?:está|tienes|tiene) (?:el|la|una?|tu|su) (?:texto|pasaje|respuesta|versión)\b|^ecco (?:il|la|un|una) (?:testo|passaggio|risposta|versione)\b|^aqui está (?:o|a|uma?) (?:texto|passagem|resposta|versão)\b|^hier is (?:de|het|een|je) (?:tekst|passage|antwoord|versie)\b/iu,
  },
  {
    kind: 'an answer to whoever asked',
    isFirst: true,
    isNarrated: true,
    pattern:
      /^(?:sure|sure thing|certainly|absolutely|of course|okay|ok|great|understood|got it)!(?:\s|$)|^here(?:['’]s| is| are) (?:the|your|an?|one) (?:\p{L}+ )?(?:line|sentence|answer|text)\b[^.!?:]{0,60}:|^(?:klar|gerne|selbstverständlich|bien sûr|d['’]accord|claro|certo|com certeza|natuurlijk)\s?!(?:\s|$)/iu,
  },
  {
    kind: 'a label of its own',
    isFirst: true,
    pattern:
      /^(?:answer|output|response|text|narration|dialogue|rewrite|revised(?: text| version)?|final(?: answer| text| version)?|fill|completion|antwort|ausgabe|réponse|respuesta|risposta|resposta)\s?[:：]/iu,
  },
  {
    kind: 'a remark about the text',
    pattern:
      /\bword count\b|\(\s*\d+ words?\s*\)|^\s*\d+ words\.?$|\bI hope this (?:helps|works|fits|meets)\b|\blet me know if you(?:['’]d like| would like| want| need) (?:any |me |another |a )?(?:to )?(?:changes?|adjust\p{L}*|revis\p{L}*|edits?|variations?|version)\b|\(note:/iu,
  },
]

/**
 * Words of a sentence that are about the task and not of the story: a refusal, a preface, a limit said back. What a person
 * of the story may well say passes where somebody speaks, and so does whatever the author asked for.
 *
 * @returns what it is called, and the words; `undefined` for none.
 */
export function findRemark(
  said: string,
  place: RemarkPlace,
): { readonly kind: string; readonly found: string } | undefined {
  for (const { kind, pattern, isFirst, isNarrated } of remarks) {
    if ((isFirst && !place.isFirst) || (isNarrated && place.isSpoken)) continue
    const match = pattern.exec(said)
    if (match !== null && !pattern.test(place.wanted)) return { kind, found: match[0].slice(0, 40) }
  }
  const limit = limitSaid(said, place)
  return limit === undefined ? undefined : { kind: 'a limit of the request', found: limit }
}

function limitSaid(said: string, { limits, wanted }: RemarkPlace): string | undefined {
  for (const count of limits) {
    const pattern = new RegExp(
      `\\b(?:max\\.?|maximum(?: of)?|at most|no more than|höchstens|maximal|au plus|como máximo|al massimo|no máximo)\\s+${count}\\s+\\p{L}+|\\b${count} words (?:or (?:fewer|less)|at most|max)`,
      'iu',
    )
    const match = pattern.exec(said)
    if (match !== null && !pattern.test(wanted)) return match[0]
  }
  return undefined
}
