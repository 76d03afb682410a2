// What the types of a story promise to whoever plays it; `tsc -b` checks it, and nothing here is run.
import { createActor } from 'xstate'
import { storyKit } from '../xstate/story-kit.ts'
import { createSession } from './create-session.ts'
import { choose, enter, upcoming, world } from './events.ts'
import { sessionLogic } from './session-logic.ts'

const { scene, story } = storyKit({ cast: { OONA: {} }, vars: { gold: 3, name: 'Ada' } })
const shop = scene({
  start: 'counter',
  beats: {
    counter: {
      cues: { sound: 'bell' },
      lines: [{ OONA: 'You have {gold}.' }],
      choices: {
        cash: { label: 'Pay.', guard: v => v.gold > 0, assign: v => ({ gold: v.gold - 1 }), target: 'counter' },
        go: { label: 'Go.', target: 'out' },
      },
    },
    out: { ending: 'left' },
  },
})
const till = story({ id: 'till', version: '1', start: 'shop', scenes: { shop }, entries: ['shop'] })

const session = createSession(till)
const actor = createActor(sessionLogic(till))
// @ts-expect-error an unknown variable
session.frame.variables.golld
// @ts-expect-error an unknown choice
session.choose('shop.cas')
// @ts-expect-error an unknown entry
session.enter('shpo')
// @ts-expect-error an unknown variable is given
session.world({ golld: 1 })
// @ts-expect-error a value of another type is given
session.world({ gold: 'three' })
// @ts-expect-error an unknown entry that may come next
session.upcoming(['shpo'])
// @ts-expect-error a code that there is none of
session.frame.problem?.code === 'typo'
// @ts-expect-error an unknown variable of the game's world
createSession(till, { world: { read: () => ({ golld: 3 }) } })
// @ts-expect-error a value of another type from the game's world
createSession(till, { world: { read: () => ({ gold: 'three' }) } })
// @ts-expect-error an unknown variable is listened to
createSession(till, { world: { listens: ['golld'] } })
// @ts-expect-error an unknown variable was changed
createSession(till, { world: { apply: ({ golld }) => golld } })
// @ts-expect-error an unknown entry to begin with
createSession(till, { entry: 'shpo' })
// @ts-expect-error an unknown variable of the world of a logic
sessionLogic(till, { world: { read: () => ({ golld: 3 }) } })
// @ts-expect-error an unknown entry, as the input of an actor
createActor(sessionLogic(till), { input: { entry: 'shpo' } })
// @ts-expect-error an unknown entry, as an event
actor.send(enter('shpo'))
// @ts-expect-error an unknown choice, as an event
actor.send(choose('shop.cas'))
// @ts-expect-error an unknown variable, as an event
actor.send(world({ golld: 1 }))
// @ts-expect-error an unknown entry that may come next, as an event
actor.send(upcoming(['shpo']))
// @ts-expect-error what services send is nobody else's
actor.send({ type: 'services.ready' })
actor.send(enter())
actor.send(enter('shop'))
