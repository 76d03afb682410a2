import { realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'

/**
 * Whether a path of the game's folder may be served: none with a name that begins with a dot (`.env`, `.git`), except
 * under `/.well-known/`, and none that is, or leads through, a link out of the folder.
 *
 * @param root the folder.
 * @param path as it was asked for, decoded.
 */
export async function isGameFile(root: string, path: string): Promise<boolean> {
  const names = path.split('/').filter(name => name !== '')
  if (/[\0\\]/.test(path) || hasHidden(names)) return false
  try {
    const folder = await realpath(root)
    let file = await realpath(join(folder, ...names))
    if ((await stat(file)).isDirectory()) file = await realpath(join(file, 'index.html'))
    return file.startsWith(folder + sep) && !hasHidden(file.slice(folder.length + 1).split(sep))
  } catch {
    return false
  }
}

function hasHidden(names: readonly string[]): boolean {
  return names.some((name, index) => name.startsWith('.') && !(index === 0 && name === '.well-known'))
}
