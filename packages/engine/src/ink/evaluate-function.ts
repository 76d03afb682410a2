import type { Json } from '../base/json.ts'
import { nearest } from '../base/nearest.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { Evaluated } from '../story/skeleton.ts'
import { askAside } from './ask-aside.ts'
import { isInkContainer } from './ink-runtime.ts'
import { plainInkToJson, resultToInk } from './ink-values.ts'
import { messageOf } from './message-of.ts'
import type { Asked } from './print-facts.ts'
import { storyFailed } from './story-failed.ts'

/**
 * What a function of the story returns and prints. It runs on a copy of the state: what it assigns, counts or rolls is
 * forgotten.
 *
 * @throws LacunaError `unknown-function`, `wrong-value`, `story-failed`, `ahead-of-external`.
 */
export function evaluateFunction(name: string, args: readonly Json[], asked: Asked): Evaluated {
  const { content, runtime, externals, errors } = asked
  if (!isInkContainer(content.root.namedContent.get(name))) throw unknownFunction(name, asked)
  const given = args.map((arg, index) => {
    try {
      return resultToInk(runtime, arg) ?? ''
    } catch (cause) {
      throw new LacunaError('wrong-value', `Argument ${index + 1} of "${name}" can't be given: ${messageOf(cause)}.`, {
        hint: 'Give numbers, texts, booleans and arrays of list items ("list.item").',
        data: { function: name, argument: index + 1 },
      })
    }
  })
  try {
    return askAside(runtime, undefined, () => {
      externals.beginAside()
      const { output, returned } = runtime.EvaluateFunction(name, given, true)
      const error = runtime.brokeWith ?? errors[0]
      if (error !== undefined) throw error
      return { value: plainInkToJson(returned), text: output.trim() }
    })
  } catch (thrown) {
    throw storyFailed(runtime.brokeWith ?? errors[0] ?? thrown, content.placeAt(runtime.brokeAt))
  } finally {
    errors.length = 0
  }
}

function unknownFunction(name: string, { content }: Asked): LacunaError {
  const names = [...content.root.namedContent.keys()].filter(one => one !== 'global decl')
  const meant = nearest(name, names)
  return new LacunaError('unknown-function', `The story has no function "${name}".`, {
    hint: meant === undefined ? 'Write `=== function NAME` in its script.' : `Did you mean "${meant}"?`,
    data: { function: name },
  })
}
