import type { Remark } from './remark.ts'

/** What a text for a story is called by somebody who hands it over, in the larger languages. */
const handed =
  'text|label|draft|passage|versions?|proposals?|proposition|narration|narrative|output|response|fill|rewrite|rewording|caption|suggestions?|attempt|candidate|rendition|revision|completion|continuation|texte|étiquette|brouillon|réponse|entwurf|vorschlag|fassung|beschriftung|formulierung|texto|propuesta|borrador|versión|etiqueta|respuesta|narración|testo|proposta|bozza|versione|etichetta|risposta|narrazione|rascunho|versão|resposta|tekst|voorstel|versie|propozycja|wersja|текст|вариант|версия'
const handing =
  "here(?:['’]s| is| are)|this is|voici|voilà|hier (?:ist|sind|kommt|is)|ecco|aquí (?:está|tienes|tiene|va)|aqui está|eis|oto|proszę|вот"
const leading =
  'a|an|one|my|your|possible|suggested|proposed|short|shorter|final|revised|new|first|second|third|rough|another|alternative|updated|une?|ma|mon|eine?|mein|mögliche[rs]?|una?|mi|il mio|la mia|uma?|een'

/** Remarks about the task that models make beside the commonest ones. */
export const moreRemarks: readonly Remark[] = [
  {
    kind: 'an answer to whoever asked',
    isFirst: true,
    pattern: new RegExp(
      `^(?:(?:${handing})\\b[^.!?:]{0,60}\\b|(?:(?:${leading})\\s+){0,2}(?:\\p{L}+\\s)?(?<!\\b(?:the|this|that|le|la|der|die|das|el|lo|il|o|het|de)\\s))(?:${handed})\\b[^.!?:]{0,30}\\s?[:：]`,
      'iu',
    ),
  },
  {
    kind: 'an answer to whoever asked',
    isFirst: true,
    pattern:
      /^(?:\p{Lu}[\p{L}’'-]{1,20}(?: \p{Lu}[\p{L}’'-]{1,20})?|he|she|they|it) (?:might|would|could|may|should) (?:say|reply|answer|respond|whisper|ask|write)\s?[:：,]/u,
  },
  {
    kind: 'a remark about the text',
    pattern:
      /[[(][^\])]*\b\d+\s+(?:words?|wörter|worte|mots|palabras|parole|palavras|woorden|słów|слов|characters|sentences)\b[^\])]*[\])]|\b(?:tone|voice|style|mood|humou?r|register) (?:is |was )?(?:maintained|preserved|retained|kept intact)\b|\bas (?:the|your) (?:brief|prompt|instructions?) (?:asks?|asked|says?|requires?|required|specif\p{L}+|wants?)\b|\bthe (?:narration|passage|prose|wording|phrasing|prompt|brief) (?:focus(?:es)?|asks?|requires?|stays|remains|avoids?|emphasi[sz]es?|reflects?|maintains?|captures?|is kept)\b/iu,
  },
  {
    kind: 'a remark about the text',
    isNarrated: true,
    pattern:
      /\blet me know if (?:this|that|it|you)\b.{0,40}\b(?:should|needs?|works?|fits?|shorter|longer|different|tone|prefer|adjust\p{L}*|revis\p{L}*)\b|\bfeel free to (?:adjust|edit|change|modify|ask|tweak)\b|\bI (?:hope|trust) (?:this|that|it) (?:is|works|fits|helps|captures|meets|suits)\b|\bhappy to (?:adjust|revise|rewrite|try again)\b/iu,
  },
  {
    kind: 'what a language model says of itself',
    isFirst: true,
    pattern:
      /^(?:als (?:ki|künstliche intelligenz|ai)|en tant qu['’](?:ia|intelligence artificielle)|como (?:una |uma )?(?:ia|inteligencia artificial|inteligência artificial)|(?:come|in quanto) (?:ia|intelligenza artificiale)|jako (?:ai|si|sztuczna inteligencja)|как (?:ии|искусственный интеллект))\b.{0,60}\b(?:nicht|keine?n?|ne|pas|no|non|não|niet|geen|nie|не)\b|^(?:AIとして|作为(?:一个)?(?:AI|人工智能)|AI로서)/iu,
  },
  {
    // An apology, and a verb of writing.
    kind: 'a refusal',
    isFirst: true,
    pattern:
      /^(?:lo siento|disculpa|perdón),?.{0,15}\bno puedo (?:escribir|redactar|generar|crear|inventar|continuar|producir)\b|^(?:désolée?|je suis désolée?|pardon),?.{0,20}\bje ne peux pas (?:écrire|rédiger|générer|inventer|produire|créer|continuer)\b|^(?:tut mir leid|es tut mir leid|entschuldigung|leider),?.{0,60}\b(?:nicht|keine?n?)\b.{0,40}\b(?:schreiben|verfassen|erfinden|generieren|erstellen|fortsetzen)\b|^(?:mi dispiace|scusa),?.{0,15}\bnon posso (?:scrivere|generare|inventare|creare|produrre)\b|^(?:desculpe|lamento|sinto muito),?.{0,15}\bnão posso (?:escrever|gerar|criar|inventar|produzir)\b|^het spijt me,?.{0,30}\bniet\b.{0,30}\b(?:schrijven|genereren|maken)\b/iu,
  },
  {
    kind: 'a refusal',
    isFirst: true,
    pattern:
      /\bje ne (?:peux|saurais|dois)(?: pas)? (?:générer|écrire|rédiger|produire|fournir|créer|continuer) (?:ce|cette|cet|de|un|une|le|la) (?:\p{L}+ )?(?:contenu|texte|passage|scène|dialogue|histoire)\b|\b(?:enfreint|contre|viole|respecte pas) (?:à )?mes (?:consignes|directives|règles|principes)\b|\b(?:mis|las) (?:directrices|normas|políticas) (?:no|me)\b|\b(?:va contra|infringe|viola) mis (?:directrices|normas|políticas)\b|\bviola le mie linee guida\b|\btegen mijn richtlijnen\b|\bвопреки моим правилам\b|^(?:this|that) (?:content|request|prompt|text) (?:has been (?:removed|blocked|filtered)|violates|can['’]t be|cannot be)\b|^content (?:warning|filtered|removed|blocked)\b/iu,
  },
  {
    kind: 'no text at all',
    isFirst: true,
    pattern:
      /^(?:n\/a|no (?:change|changes|text|output|response)|unchanged|same as (?:above|before|the original)|keep (?:as is|the original|as written)|\(?empty\)?|\(?blank\)?)\.?$/iu,
  },
  {
    kind: 'an answer to whoever asked',
    isFirst: true,
    isNarrated: true,
    pattern:
      /^here(?:['’]s| is| are)\b[^.!?:]{0,70}\b(?:options?|versions?|passages?|narration|lines?|texts?|fills?|drafts?|rewrites?|responses?|suggestions?|descriptions?|sentences?|labels?|slots?|gaps?)\b[^.!?:]{0,40}[:：]/iu,
  },
  {
    kind: 'an answer to whoever asked',
    isFirst: true,
    pattern:
      /^(?:possible|suggested|proposed|improved|new|alternative|sample|example|draft|my) (?:line|text|fill|label|narration|dialogue|passage|version|answer|response|reply|wording)\s?[:：]|^(?:gap|slot|fill|blank|answer|item|text) ?#?\d+\b[^.!?]{0,30}[:：]|^(?:aquí tienes|aquí está|ecco|ecco qui|eis|hier is|oto|вот) (?:el|la|il|lo|o|a|de|het|un|una|uma|een)?\s?(?:\p{L}+ )?(?:texto|pasaje|frase|versión|testo|brano|passagem|tekst|zin|passage|текст)\b[^.!?:]{0,30}[:：]/iu,
  },
  {
    kind: 'a remark about the text',
    pattern:
      /^(?:note|n\.b\.|nb|rationale|explanation|reasoning|comment|analysis|justification)\s?[:：–—-].{0,100}\b(?:words?|brief|tone|text|avoid(?:s|ed)?|kept|mention(?:s|ed)?|limit|style|request(?:ed)?|slot|contract|contrast|image|voice|line|reader)\b|^(?:revised|edited|rewritten|shortened|adjusted) (?:for|to) (?:\p{L}+ )?(?:tone|clarity|length|brevity|style|fit|match)\b|\bper your (?:request|brief|instructions)\b/iu,
  },
  {
    kind: 'a refusal',
    isFirst: true,
    pattern:
      /\bI(?:['’]m| am| won['’]t be|['’]ll be)? (?:not able|unable|able) to (?:write|generate|create|produce|provide|fulfil?l) (?:dialogue|content|text|scenes?|passages?|material|this (?:since|as|because))\b|\b(?:kann|darf|möchte|werde) ich\b.{0,40}\bnicht (?:verfassen|schreiben|erstellen|ausformulieren|generieren)\b|\bgegen meine richtlinien\b|\bje ne (?:suis|serai) pas en mesure (?:de|d['’])\s?(?:rédiger|écrire|produire|générer|poursuivre|répondre)|\bno (?:puedo|me es posible) (?:escribir|redactar|generar) (?:este|esta|ese|esa|el|un|una) (?:texto|pasaje|escena|contenido|diálogo)|\bnon posso (?:scrivere|generare|produrre) (?:questo|questa|il|un|una) (?:testo|passaggio|scena|contenuto|dialogo)/iu,
  },
  {
    kind: 'an answer to whoever asked',
    isFirst: true,
    pattern:
      /^here(?:['’]s| is) (?:my|one possible|a possible|another) (?:attempt|version|take|suggestion|answer|draft|try|go|rendering|option)\b[^.!?:]{0,30}:|^(?:his|her|their|the|my) (?:line|reply|answer|response|text) (?:would|could|might|should) (?:be|read)\s*:|^in the (?:style|voice|tone) of\b[^.!?:]{1,40}:/iu,
  },
  {
    kind: 'an answer to whoever asked',
    isFirst: true,
    isNarrated: true,
    pattern: /^(?:sure(?: thing)?|got it|understood|okay|ok|alright|no problem|with pleasure)\.(?:\s|$)/iu,
  },
  {
    kind: 'a label of its own',
    isFirst: true,
    pattern:
      /^(?:narration|textvorschlag|vorschlag|erzähltext|formulierung|textlücke|fassung|texte|proposition|narration|texto|propuesta|narración|testo|proposta|narrazione|tekst|propozycja|metin|текст|文本|正文|本文|النص)\s?[:：]/iu,
  },
  {
    kind: 'a remark about the text',
    isNarrated: true,
    pattern:
      /\b(?:keeps?|maintains?|captures?|match(?:es)?|preserves?|fits?) the (?:\p{L}+[\s-]){0,2}(?:tone|voice|style|mood|brief|register)\b|\b(?:stays?|staying|kept|keeps?) (?:under|within|below) (?:the )?(?:\d+ words|(?:word )?limit)\b|^(?:alternatively|alternative|alternate version|or, shorter)\s?[:：]|\bis (?:this|that) what you (?:had in mind|wanted|were looking for|meant)\?/iu,
  },
  {
    kind: 'a remark about the text',
    pattern:
      /^(?:this|the) (?:passage|text|narration|fill|paragraph|rewrite|snippet) (?:describes?|shows?|conveys?|depicts?|captures?|keeps?|reflects?|is written|uses)\b|[[(]\s*(?:approx(?:imately|\.)?|about|roughly|ca\.?|~|≈)?\s*\d+\s+(?:words?|wörter|mots|palabras|parole|characters)\s*[\])]|\((?:[^)]{0,60}\b)?(?:comparison|metaphor|simile|tone|brief|word limit)s? (?:used|kept|avoided|included|respected|intended)\b[^)]*\)|\bwould you like (?:something else|a different|another) (?:instead|version|take|option|scene)?\s*\?\s*$/iu,
  },
  {
    kind: 'a sign of an end',
    isNarrated: true,
    pattern:
      /^(?:the end|fin|ende|fine|to be continued|fortsetzung folgt|à suivre|continuará|end of (?:scene|chapter|part|story))\s*[.…!]*$|^(?:chapter|scene|act|kapitel|szene|chapitre|capítulo|capitolo) (?:\d+|[ivx]+|one|two|three|four|five|eins|zwei|drei)\s*[:：.—–-]/iu,
  },
]
