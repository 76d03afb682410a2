/**
 * Roughly how many tokens a text has: four letters of Latin script are one, and a sign of another script is nearly one. An
 * exact count is the vendor's; this errs upwards in European languages.
 */
export function estimateTokens(text: string): number {
  let plain = 0
  let other = 0
  for (const character of text) {
    if (character < '\u0250') plain++
    else other++
  }
  return Math.ceil(plain / 3.6 + other * 0.9)
}
