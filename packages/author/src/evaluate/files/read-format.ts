import { LacunaError } from '@lacuna/engine'

/** What a file of a kind holds, its name in the message where it is none. @throws LacunaError `file-invalid`, `file-newer` */
export function readFormat<Content>(
  file: string,
  format: { readNow(value: unknown): Content },
  value: unknown,
): Content {
  try {
    return format.readNow(value)
  } catch (error) {
    if (!(error instanceof LacunaError)) throw error
    const { code, data, hint, message } = error
    const named = { ...data, file }
    throw new LacunaError(code, `${file}: ${message}`, {
      ...(hint === undefined ? {} : { hint }),
      data: named,
      cause: error,
    })
  }
}
