import { type InkObject, type InkState, inkCommand, isInkText } from './ink-runtime.ts'

/** The texts of a line, without those of its tags. */
export function saidTexts(output: readonly InkObject[]): InkObject[] {
  const texts: InkObject[] = []
  let inTag = false
  for (const object of output) {
    if (object.commandType === inkCommand.beginTag) inTag = true
    else if (object.commandType === inkCommand.endTag) inTag = false
    else if (!inTag && isInkText(object)) texts.push(object)
  }
  return texts
}

/** Takes back the text of a label, or another text that is no line, that was being made. */
export function dropOpenText(state: InkState): void {
  const { outputStream } = state._currentFlow
  const open = outputStream.findIndex(({ commandType }) => commandType === inkCommand.beginString)
  if (open === -1) return
  outputStream.length = open
  state.OutputStreamDirty()
}
