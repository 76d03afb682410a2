import { type Bible, emptyBible, type Story } from '@lacuna/engine'
import { inkStory } from '@lacuna/engine/ink'
import { compileInk } from '@lacuna/engine/ink/compiler'
import { fill, fromMachine, type StoryMeta, storyKit } from '@lacuna/engine/xstate'
import { assign, raise, setup } from 'xstate'

const cast = { OONA: { name: 'Oona', voice: 'Short.' }, PEG: { voice: 'Long.' } }

const bible: Bible = {
  ...emptyBible('hall'),
  style: 'Present tense.',
  cast,
  world: ['alias', 'title'],
  externals: { tide: 'recorded', loud: 'pure' },
  lore: [
    { keys: ['sesame', 'old sesame'], text: 'The cave opens on a word.' },
    { keys: ['the word is'], text: 'There was once a word.' },
    { keys: ['player'], text: 'Nobody plays here.' },
  ],
}

/** Ink: through variables, temporaries, parameters, functions, strings, glue, threads, tunnels, tags, labels and facts. */
const script = `
VAR alias = "nobody"
VAR title = "none"
VAR nick = "none"
VAR both = "none"
VAR log = "none"
VAR tides = "none"
LIST moods = (calm), high
EXTERNAL tide()
EXTERNAL loud(text)
-> hall
=== hall ===
# entry
# with OONA
OONA: So, {alias}{title}. # invent nick: what {alias} is called; not {title}; max 9 words; reads title
~ both = alias + title
~ tides = tide()
~ log = "{nick} of {tides}; old {both}"
~ temp kept = alias + "/"
~ glue(kept, title)
OONA: Where were you, {nick}, {loud(nick)}? # ask winter: where {alias}, or {log}, was
* (north) [In the north. # means: work, {title}; {moods}]
* [I am {both}. # means: {log}]
- {alias} waits{nick}ing. # fill wait: {oona_now()}; before {title}; "{log}" for {alias}{title}; never "sorry"; max 12 words; reads alias, both, @winter, @history
OONA: {spoken(nick)} and {log}. # fill say: the word is {alias}{title} not {both}; min 1 words; reads log, tides; live
It rains on {moods}{&, once|, twice}. # fill rain: plain {cycle(alias)}, {LIST_COUNT(moods)}; reads @player
-> room(alias + nick) ->
* [Go with {alias}. # fill go: leave as {nick}; "{title}"; max 6 words]
* [Stay {both}.]
* {tides != ""} [{nick}: {log}! # fill stay: {alias}]
- PEG: So. # decide kind: is {alias} kind; {title}; or {kept}; {loud(kept)}; reads nick
+ [yes # means: {title} is fine; {log} # default {alias == "x"}]
+ [no, {nick} # means: no]
+ [{alias} # means: {alias}]
-
<- aside(title)
Then, {nick}<>{alias}. # fill then: a name for {nick}; max 4 words
+ [On, {tides}.] -> later
=== later ===
# with OONA
OONA: {nick}. # invent nick: a name other than {nick} or {both}
OONA: Well. # fill last: {nick}
-> END
=== room(who) ===
The room of {who}. # fill room: the room of {who}; {shout(who)}; reads nick
->->
=== aside(who) ===
Somebody coughs. # fill cough: {who} coughs
-> DONE
=== function glue(ref x, y)
~ x = x + y
=== function loud(text)
~ return text
=== function oona_now
{alias != "-": as dry as {shout(title)}; short|plain}
=== function shout(x)
~ temp y = x + "!"
~ return y + x
=== function spoken(x)
{x}
=== function cycle(x)
{x != "-":
    {x} and
    {title}
}
=== function tide
~ return "high"
=== function facts_OONA
You told her {alias} was {both}.
{title}
She calls you {nick}; {log}.
{shout(alias)}
{alias != "-": She knows {tides}, {moods}.}
=== function facts_PEG
She has seen {spoken(nick)}{title}.
{loud(alias)}
`

function ink(): Story {
  const { bundle, diagnostics } = compileInk({ file: 'hall.ink', source: script, bible })
  if (bundle === undefined) throw new Error(JSON.stringify(diagnostics, undefined, 2))
  return inkStory(bundle)
}

function kit(): Story {
  const vars = { alias: 'nobody', title: 'none', nick: 'none', both: 'none', log: 'none' }
  const { fill, scene, story } = storyKit({ cast, vars })
  const later = scene({
    start: 'after',
    with: ['OONA', 'PEG'],
    beats: {
      after: {
        invent: { nick: { brief: 'a name other than {nick} or {both}' } },
        lines: [fill('then', 'Then, {nick}{alias}.', 'a name for {nick}', { maxWords: 4 })],
        ending: 'over',
      },
    },
  })
  const hall = scene({
    start: 'so',
    exits: ['later'],
    with: ['OONA'],
    beats: {
      so: {
        invent: { nick: { brief: 'what {alias} is called; not {title}', maxWords: 9, reads: ['title'] } },
        assign: ({ alias, title, nick }) => ({ both: alias + title, log: `${nick} of ${alias}; old ${title}` }),
        lines: ['So, {alias}{title}.', { OONA: 'Where were you, {nick}?' }],
        ask: { id: 'winter', brief: 'where {alias}, or {log}, was' },
        choices: {
          north: { label: 'In the north.', means: 'work', target: 'wait' },
          me: { label: 'I am {both}.', target: 'wait' },
        },
      },
      wait: {
        lines: [
          fill('wait', '{alias} waits{nick}ing.', 'dry; before {title}; "{log}" for {alias}{title}', {
            maxWords: 12,
            reads: ['alias', 'both', '@winter', '@history'],
          }),
          { OONA: fill('say', '{nick} and {log}.', 'the word is {alias}{title} not {both}', { reads: ['log'] }) },
          fill('rain', 'It rains.', 'plain {{alias}} {alias}', { reads: ['@player'] }),
        ],
        choices: {
          go: { label: fill('go', 'Go with {alias}.', 'leave as {nick}; "{title}"', { maxWords: 6 }), target: 'kind' },
          stay: { label: 'Stay {both}.', target: 'kind' },
        },
      },
      kind: {
        lines: [{ PEG: 'So.' }],
        decide: { id: 'kind', brief: 'is {alias} kind; {title}', reads: ['nick'] },
        choices: {
          yes: { label: 'yes', means: 'fine', target: '#later' },
          no: { label: 'no, {nick}', means: 'no', default: vars => vars.alias === 'x', target: '#later' },
          who: { label: '{alias}', target: '#later' },
        },
      },
    },
  })
  const facts = {
    OONA: ({ alias, both, title }: typeof vars) => [`You told her ${alias} was ${both}.`, title],
    PEG: ({ nick }: typeof vars) => [`She has seen ${nick}.`, 'She waits.'],
  }
  return story({
    id: 'hall',
    version: '1',
    start: 'hall',
    scenes: { hall, later },
    bible,
    facts,
  } as never) as unknown as Story
}

/** A machine by hand: assignments, entry actions, events that carry what they were raised with, and a final state's output. */
function machine(): Story {
  type Vars = { alias: string; title: string; nick: string; both: string; log: string }
  const context: Vars = { alias: 'nobody', title: 'none', nick: 'none', both: 'none', log: 'none' }
  const made = setup({ types: { meta: {} as StoryMeta, context: {} as Vars } }).createMachine({
    id: 'hall',
    context,
    initial: 'so',
    states: {
      so: {
        meta: {
          with: ['OONA'],
          invent: { nick: { brief: 'what {alias} is called; not {title}', reads: ['title'] } },
          lines: ['So, {alias}{title}.'],
        },
        entry: assign(({ context }) => ({ both: `${context.alias}${context.title}` })),
        on: {
          'choose.on': {
            target: 'between',
            meta: { label: 'I am {both}.' },
            actions: raise(
              ({ context }) => ({ type: 'carried', text: `${context.nick}; old ${context.alias}` }) as never,
            ),
          },
        },
      },
      between: {
        initial: 'inner',
        states: { inner: { type: 'final', output: ({ context }: { context: Vars }) => context.title } },
        on: {
          carried: {
            target: 'wait',
            actions: assign({ log: ({ event }) => (event as unknown as { text: string }).text }),
          },
        },
      },
      wait: {
        meta: {
          with: ['OONA'],
          lines: [
            fill('wait', '{alias} waits{nick}ing, {log}.', 'the word is {alias}{title} not {both}; {log}', {
              reads: ['alias', 'log'],
            }),
            { OONA: 'Which?' },
          ],
          decide: { id: 'kind', brief: 'is {alias} kind; {log}', reads: ['nick'] },
        },
        on: {
          'choose.yes': { target: 'end', meta: { label: 'yes', means: 'fine' } },
          'choose.no': { target: 'end', meta: { label: 'no, {nick}', means: 'no' } },
        },
      },
      end: { meta: { with: ['OONA', 'PEG'], lines: [fill('last', '{log}.', '{log} or {nick}')] }, type: 'final' },
    },
  })
  const facts = {
    OONA: ({ alias, log }: Vars) => [`You told her ${alias}.`, log],
    PEG: ({ ...all }: Vars) => [`She has seen ${Object.values(all).join(' ')}.`],
  }
  return fromMachine(made as never, { bible, facts: facts as never }) as Story
}

/** One story of the trial in each form, in which texts of somebody else's stand wherever one can. */
export const injectionStories: readonly { readonly name: string; readonly story: Story }[] = [
  { name: 'ink', story: ink() },
  { name: 'kit', story: kit() },
  { name: 'machine', story: machine() },
]
