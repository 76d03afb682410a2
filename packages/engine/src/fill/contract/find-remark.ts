import { moreRemarks } from './more-remarks.ts'
import type { Remark } from './remark.ts'

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
      /^["“]?(?:(?:I['’]m|I am)(?: very| so)? sorry|sorry|I apologi[sz]e|(?:my )?apologies)\b.{0,20}\bI (?:can(?:no|['’])t|cannot|am unable|am not able|won['’]t|will not|must decline)\b|^(?:es )?tut mir (?:sehr )?leid,? .{0,30}(?:kann ich|ich kann)\b.{0,60}\bnicht\b|^(?:je suis )?désolée?,? .{0,20}je ne (?:peux|suis) pas\b|^lo siento,? .{0,20}no puedo\b|^mi dispiace,? .{0,20}non posso\b|^desculpe,? .{0,20}não posso\b|^het spijt me,? .{0,30}\bik kan\b/iu,
  },
  {
    kind: 'a refusal',
    isFirst: true,
    isNarrated: true,
    pattern:
      /^unfortunately,? I (?:can(?:no|['’])t|cannot|am unable to|am not able to|won['’]t|will not)\b.{0,20}\b(?:assist|fulfil?l|comply|generate|create|provide|write|produce|continue|complete|help)\b|^(?:(?:I['’]m|I am) sorry,? (?:but )?|sorry,? (?:but )?)?(?:I must|I have to|I['’]ll have to) decline (?:to (?:write|continue|create|generate|provide|help)|(?:this|that|your|the) (?:request|prompt))\b|^I will not be able to (?:assist|provide|write|help)\b|\bI(?:['’]m| am) not comfortable (?:creating|producing|generating|writing (?:this|that|such)|with (?:this|that) (?:request|prompt))\b|^sorry,? (?:but )?I(?:['’]m| am) not comfortable (?:writing|creating)\b|^(?:I['’]m|I am) (?:just |only )?an? (?:AI|artificial intelligence) (?:assistant|model|and can(?:no|['’])t)\b|^as an assistant,? I (?:can(?:no|['’])t|cannot)\b|\bmy (?:guidelines|policy|policies) (?:do not|don['’]t|does not|doesn['’]t|prevents?|prohibits?)\b|\bviolates? (?:my|our|the) (?:policy|policies|guidelines)\b/iu,
  },
  {
    // An apology, and that it can't be done.
    kind: 'a refusal',
    isFirst: true,
    isNarrated: true,
    pattern:
      /^lamento,? .{0,20}não posso\b|^(?:przepraszam|przykro mi),? .{0,20}nie mogę|^(?:извините|простите),? .{0,20}я не (?:могу|смогу)|^к сожалению,? .{0,20}я не (?:могу|смогу) (?:помочь|выполнить|написать|ответить|продолжить|создать)|^вибачте,? .{0,20}я не можу|^(?:抱歉|对不起|對不起|很抱歉)[，,]?.{0,4}我(?:无法|無法|不能)|^申し訳(?:ありません|ございません)が.{0,60}(?:ません|かねます)|^죄송.{0,60}수 없|^üzgünüm,? .{0,40}(?:yardımcı olamam|yapamam|yazamam)|^(?:beklager|undskyld),? .{0,20}\bjeg\b.{0,12}\bikke\b|^(?:tyvärr|förlåt)\b.{0,20}\bjag (?:kan )?inte (?:hjälpa|skriva|fortsätta)\b|^(?:valitettavasti|pahoittelen).{0,20}en voi (?:auttaa|kirjoittaa|jatkaa)\b|^(?:عذر[ًا]+|آسف|أعتذر).{0,12}لا (?:يمكنني|أستطيع)|^(?:מצטער|מצטערת|סליחה),? .{0,12}אני לא יכול|^(?:क्षमा करें|माफ़ करें|मुझे खेद है).{0,60}नहीं कर सक|^het spijt me,? .{0,30}\bkan ik\b.{0,20}\bniet\b|^xin lỗi,? .{0,20}tôi không thể|^ขออภัย.{0,20}ไม่สามารถ|^maaf,? .{0,12}saya tidak (?:dapat|bisa)/iu,
  },
  {
    // The request itself, and that it can't be done.
    kind: 'a refusal',
    isNarrated: true,
    pattern:
      /\bje ne (?:peux|suis) pas\b.{0,40}\b(?:cette|votre) (?:demande|requête)\b|\b(?:diese|deine|ihre) anfrage\b.{0,30}\bnicht (?:erfüllen|beantworten|bearbeiten)\b|\bno puedo\b.{0,40}\b(?:esta|esa|tu|su) (?:solicitud|petición)\b|\bnon posso\b.{0,40}\b(?:questa|tua) richiesta\b|\bnão posso\b.{0,40}\b(?:esta|essa|este|esse|sua) (?:solicitação|pedido)\b|не могу .{0,30}(?:этот|этим|ваш\p{L}*) запрос|(?:无法|無法|不能).{0,20}(?:请求|請求)|リクエストにはお応え|요청은 .{0,12}수 없/iu,
  },
  {
    kind: 'thoughts about the task',
    isFirst: true,
    isNarrated: true,
    pattern:
      /^(?:(?:okay|ok|alright|hmm|so),? )?(?:the (?:user|author|prompt) (?:wants|asks|asked|is asking|requested|needs|has asked)\b|we need to (?:write|produce|output|generate|fill)\b|I (?:need|have) to (?:write|produce|output|generate|fill)\b|let me (?:think about|write|draft)\b|let['’]s (?:write|draft|craft)\b).{0,60}\b(?:gaps?|passages?|narration|\d+ words|dialogue|JSON|slots?)\b/iu,
  },
  {
    kind: 'no text at all',
    isFirst: true,
    pattern: /^(?:null|undefined|NaN|\[object \p{L}+\]|TODO\b.*|TBD\b.*|FIXME\b.*|[Ll]orem ipsum\b.*)$/u,
  },
  {
    kind: 'an answer to whoever asked',
    isFirst: true,
    isNarrated: true,
    pattern:
      /^(?:(?:sure|sure thing|certainly|okay|ok|great|got it|understood)[.!,] )?here (?:you go|it is|they are|goes)\s?[:：]|^(?:I['’]ve|I have) written the following\b[^.!?:]{0,30}:|^(?:the following is|below is|below you will find) (?:my|the|a|your)\b.{0,30}\b(?:answer|text|passage|response|version)\b|^voilà (?:le|la|une?|votre|ton) (?:\p{L}+ )?(?:texte|passage|réponse|version)\b|^hier (?:der|die|das) gewünschte\b|^以下(?:是|为|為|が|は|に).{0,12}(?:文本|正文|文字|译文|段落|テキスト|文章|本文|セリフ).{0,8}[:：]|^(?:вот|ось) (?:\p{L}+ )?текст.{0,30}[:：]|^(?:oto|ecco|tässä|här är|her er) .{0,12}te[kx]st\p{L}*\s?[:：]/iu,
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
      /^(?:answer|output|response|text|narration|dialogue|rewrite|revised(?: text| version)?|final(?: answer| text| version)?|fill|completion|narrator|narrative|passage(?: \d+)?|rewritten(?: text)?|(?:option|version|variant|draft|candidate) (?:\d+|[a-c])|antwort|ausgabe|réponse|respuesta|risposta|resposta)\s?[:：]/iu,
  },
  {
    kind: 'a remark about the text',
    pattern:
      /\bword count\b|\(\s*\d+ words?\s*\)|^\s*\d+ words\.?$|\bI hope this (?:helps|works|fits|meets)\b|\blet me know if you(?:['’]d like| would like| want| need) (?:any |me |another |a )?(?:to )?(?:changes?|adjust\p{L}*|revis\p{L}*|edits?|variations?|version)\b|\(note:|\bwould you like (?:me to|another|a different) (?:write|version|variation|revise|continue|change)|\[end\]|\bend of (?:text|passage|response|output)\b[.)\]]*$/iu,
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
  for (const { kind, pattern, isFirst, isNarrated } of [...remarks, ...moreRemarks]) {
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
