import { styleText } from 'node:util'

/** The few ways in which the command line sets words apart. */
export interface Paint {
  strong(text: string): string
  faint(text: string): string
  name(text: string): string
  generated(text: string): string
}

const plain = (text: string): string => text

/** Words as they are: for pipes, files and people who asked for no colour. */
export const noPaint: Paint = { strong: plain, faint: plain, name: plain, generated: plain }

const style =
  (...format: Parameters<typeof styleText>[0] & readonly unknown[]) =>
  (text: string): string =>
    styleText(format as Parameters<typeof styleText>[0], text, { validateStream: false })

/** Words in the terminal's own colours. */
export const ansiPaint: Paint = {
  strong: style('bold'),
  faint: style('dim'),
  name: style('bold', 'cyan'),
  generated: style('italic'),
}

/** Colours only where a person looks at a terminal that has them, and has not asked for none (`NO_COLOR`). */
export function paintFor(
  stream: { readonly isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
): Paint {
  if ((env.NO_COLOR ?? '') !== '' || env.TERM === 'dumb') return noPaint
  return stream.isTTY === true || !['', '0'].includes(env.FORCE_COLOR ?? '') ? ansiPaint : noPaint
}
