import { access } from 'node:fs/promises'

/** Whether there is a file or a folder of this name. */
export async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  )
}
