/** What a reader of prose never meets, by what it is called in a repair request. */
const kinds: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['an HTML tag', /<[a-z/!?%][^>]*>?|＜\/?[a-z]+＞/iu],
  ['an HTML entity', /&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]+);/iu],
  ['a chat marker', /<\||\|>|\[\/?(?:INST|SYS)\]|^\s*(?:system|assistant|user|human|player)\s*[:：]/iu],
  ['ink syntax', /->|<-|<>|==|\/\/|\/\*|^\s*[~=]|(?:^|\s)[*+]+\s*\[|^\s*(?:VAR|CONST|LIST|INCLUDE|EXTERNAL)\s/u],
  ['a brace', /[{}]/u],
  ['an escaped character', /\\(?:[nrt](?!\p{Ll})|["'`]|u[\da-fA-F]{4}|x[\da-fA-F]{2})/u],
  ['a broken character', /\uFFFD|â€|Ã[\u0080-\u009F¡-ª¬-º¼-¿]|Â[¡-ª¬-º¼-¿]/u],
  ['a footnote', /\[\d+\]/u],
  ['a numbered list', /(?:^|\s)1[.)]\s+\S.*\s2[.)]\s+\S/u],
  ['an assignment', /(?<![\p{L}\p{N}])[\p{L}_][\p{L}\p{N}_.]*\s=\s(?:\d|["“]|true\b|false\b)/u],
  ['a web address', /\bwww\.[\p{L}\d]/iu],
  ['a forum’s tag', /\[\/\p{L}+\]/u],
  ['a table', /^\s*\|.*\|\s*$|\s\|\s/u],
  ['JSON', /\[\s*["'[{]|["'][\w.$-]+["']\s*:\s*(?:["'\d[]|true|false|null)/u],
  ['a Markdown fence', /`|~~~/u],
  ['a Markdown heading', /(?:^|\s)#{1,6}(?=\s|$)/u],
  ['a tag', /#\p{L}|#[^#\s]*#/u],
  [
    'Markdown emphasis',
    /\*\S[^*]*\*|\*\*|__|~~|(?:^|[^\p{L}\p{N}])_\S[^_]*_(?![\p{L}\p{N}])|(?:^|[\s"“(])[*_]\p{L}|\p{L}[.,!?…]?\*(?=$|[\s"”).,!?])/u,
  ],
  ['a Markdown link', /\]\s*\(|!\[|\]\[|^\s*\[[^\]]*\]:/u],
  ['a list mark', /^\s*(?:[-+*>•]|\d+\))\s+\S/u],
  ['a rule line', /(?:^|\s)(?:-{3,}|\*{3,}|_{3,}|={3,})(?=\s|$)/u],
  ['a note in brackets', /\[(?!sic\b)[^\]]*\p{L}{2}[^\]]*\]/u],
  ['a template’s hole', /\(\(|\)\)|\[(?:insert|your|name|player)\b[^\]]*\]/iu],
]

/** Markup or another format's syntax in a text that should be plain prose, and what it is called; `undefined` for none. */
export function findMarkup(text: string): { readonly kind: string; readonly found: string } | undefined {
  for (const [kind, pattern] of kinds) {
    const match = pattern.exec(text)
    if (match !== null) return { kind, found: match[0].trim().slice(0, 24) }
  }
  return undefined
}
