/**
 * A key for a state that none of its siblings has. Dots would be read as steps down to a child, in targets and in
 * values, so that there are none: ids made of such keys can be written as targets and read again.
 */
export function stateKey(wanted: string, siblings: Readonly<Record<string, unknown>>): string {
  const plain = wanted.replace(/[.\\]/g, '/')
  let key = plain
  for (let n = 2; key in siblings; n++) key = `${plain}~${n}`
  return key
}
