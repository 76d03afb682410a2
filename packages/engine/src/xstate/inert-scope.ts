import type { AnyActorScope } from 'xstate'
import type { Variables } from '../story/passage.ts'
import type { OwnAction } from './instrument.ts'
import type { StepRun } from './step-run.ts'

/**
 * What XState asks its actor for. There is no actor, so nothing is sent, deferred or executed; what would be is reported to
 * the step.
 */
export function inertScope(step?: StepRun): AnyActorScope {
  const nothing = (): void => {}
  return {
    self: {},
    system: { _sendInspectionEvent: nothing },
    id: '',
    sessionId: '',
    logger: nothing,
    defer: nothing,
    emit: nothing,
    stopChild: nothing,
    actionExecutor: (action: ReportedAction) => {
      if (step !== undefined) report(step, action)
    },
  } as unknown as AnyActorScope
}

interface ReportedAction {
  readonly type: string
  readonly info: { readonly context: Variables }
  readonly params: unknown
}

/** What XState would execute is reported instead: the author's own actions become cues with their name. */
function report(step: StepRun, action: ReportedAction): void {
  const own = action as OwnAction & ReportedAction
  step.countAction()
  if (own.type === 'lacuna.entered') step.entered(own.params.plan, own.info.context)
  else if (own.type === 'lacuna.said') step.say(own.params.lines, own.info.context, own.params)
  else if (own.type === 'lacuna.rejoined') step.rejoined()
  else custom(step, action)
}

function custom(step: StepRun, action: ReportedAction): void {
  step.handedOn = []
  if (action.type === 'xstate.emit') step.cue('action', (action.params as { event: { type: string } }).event.type)
  else if (!action.type.startsWith('xstate.')) {
    step.cue('action', action.params === undefined ? action.type : `${action.type} ${JSON.stringify(action.params)}`)
  }
}
