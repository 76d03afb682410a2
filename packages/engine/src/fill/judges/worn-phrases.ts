/** Turns of phrase that models reach for, of English prose. They are a matter of taste: a text that has one is not refused. */
export const wornPhrases: readonly RegExp[] = [
  /\ba testament to\b/iu,
  /\btreasure trove\b/iu,
  /\b(?:shiver|chill)s? (?:down|up) (?:\p{L}+ )?spine\b/iu,
  /\bsilence (?:that )?(?:stretch\p{L}*|is deafening|hangs?|settles?)\b|\bdeafening silence\b|\bheavy silence\b/iu,
  /\bwhisper\p{L}* (?:of |its |their )?(?:secrets?|stories|tales|promises)\b/iu,
  /\b(?:hum|dance|symphony|tapestry|kaleidoscope|cacophony|chorus) of\b/iu,
  /\bbeacon of\b|\blike a (?:blanket|beacon|ghost|heartbeat)\b/iu,
  /\b(?:lost in (?:thought|memories)|in spite of yourself|a mix(?:ture)? of)\b/iu,
  /\b(?:unspoken|palpable|bittersweet|ethereal|timeless|relentless(?:ly)?|indomitable|ancient|shimmering|gleam\p{L}* softly)\b/iu,
  /\bheld? (?:your|its|her|his|their) breath\b|\bbreath you didn[’']t know\b/iu,
  /\bweight of (?:all|the|years|everything|memor\p{L}+)\b/iu,
  /\b(?:breaks?|tugs? at) (?:your|her|his) heart(?:strings)?\b/iu,
  /\bswallow\p{L}* (?:everything|it all|them (?:forever|whole)|the valley whole)\b/iu,
  /\b(?:etched|woven|steeped|bathed) (?:in|into)\b/iu,
  /\beyes (?:bright|glint\p{L}*|sparkl\p{L}*|twinkl\p{L}*)\b/iu,
  /\bnot just\b.{1,40}\bbut\b/iu,
]
