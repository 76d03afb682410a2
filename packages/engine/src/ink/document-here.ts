import type { InkSlot } from './ink-bundle.ts'
import type { InkContent } from './ink-content.ts'
import { inkCommand, isInkText } from './ink-runtime.ts'
import type { WatchedRuntime } from './watched-runtime.ts'

/** The document whose words the line that ink has just printed belongs to, whether or not its tag is in the line. */
export function documentHere(content: InkContent, runtime: WatchedRuntime): InkSlot | undefined {
  if (!content.hasDocuments) return undefined
  let inTag = false
  for (const object of runtime._state._currentFlow.outputStream) {
    if (object.commandType === inkCommand.beginTag) inTag = true
    else if (object.commandType === inkCommand.endTag) inTag = false
    if (inTag || !isInkText(object) || object.value.trim() === '') continue
    const place = runtime.placeOf(object, 0)
    const owners = place === undefined ? content.slotsOfText(object) : content.slotsOfPlace(place.pointer)
    const document = owners.find(slot => slot.document !== undefined)
    if (document !== undefined) return document
  }
  return undefined
}
