/**
 * Letters and signs that look like a Latin letter, by that letter: of other alphabets, small capitals, and digits and signs
 * that stand in for letters. Compatibility forms (full width, mathematical, circled) need no row; NFKC undoes them. Chosen
 * from the confusables of Unicode Technical Standard 39, as far as they pass for the letter in running text.
 */
const rows = `a АаΑαɑᴀᎪⲀⲁꓮ@4
b ВвЬьΒβʙᏴⲂꓐ
c СсϹϲᴄᏟⲤⲥꓚ
d ԀԁᴅᎠꓓ
e ЕеЁёΕεᴇᎬⲈꓰ3℮
f Ϝꜰꓝ
g ԌɡɢᏀꓖց
h НнҺһΗʜᎻⲎꓧհ
i ІіЇїΙιıɩɪⲒⲓ
j ЈјϳͿᴊᎫꓙյ
k КкΚκᴋᏦⲔꓗ
l ӀӏʟᏞꓡꓲ1|Լ
m МмΜᴍᎷⲘꓟ
n ΝηПпɴⲚꓠո
o ОоΟοσᴏⲞⲟꓳՕօ0
p РрΡρᴘᏢⲢⲣꓑ
q Ԛԛզ
r ГгʀᎡꓣ
s ЅѕꜱᏚꓢՏ5$
t ТтΤτᴛᎢⲦꓔ7
u ՍսυᴜꓴЦц
v ѴѵνᴠᏙꓦ
w ԜԝωᴡᎳꓪ
x ХхΧχⲬⲭꓫ
y УуҮүΥγʏᎩⲨꓬ
z ΖᴢᏃⲌꓜ`

const latin = new Map<string, string>()
for (const row of rows.split('\n')) for (const sign of row.slice(2)) latin.set(sign, row[0] as string)

/** A stroke through a letter, which composes with none. */
export const overlay: RegExp = new RegExp(
  ['\\u0335-\\u0338', '\\u0489', '\\u20D2-\\u20D3', '\\u20D8-\\u20DA', '\\u20E5-\\u20E6', '\\u20EA-\\u20EB']
    .map(range => `[${range}]`)
    .join('|'),
  'u',
)

const overlays = new RegExp(overlay.source, 'gu')

/**
 * A text as it looks, for comparing it with another one that went through here: compatibility forms, what can't be seen and
 * strokes through letters are gone, and letters that look like a Latin one are that one, in lower case.
 */
export function asItLooks(text: string): string {
  let seen = ''
  for (const sign of text
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(overlays, '')) {
    seen += latin.get(sign) ?? latin.get(sign.toUpperCase()) ?? unboxed(sign).toLowerCase()
  }
  return seen.normalize('NFC')
}

/** White letters in black circles and boxes have no compatibility form. */
function unboxed(sign: string): string {
  const code = sign.codePointAt(0) ?? 0
  const isBoxed = (code >= 0x1f150 && code <= 0x1f169) || (code >= 0x1f170 && code <= 0x1f189)
  return isBoxed ? String.fromCharCode(97 + ((code - 0x1f150) % 32)) : sign
}
