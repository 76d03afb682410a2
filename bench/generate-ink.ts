import { seededRandom } from '@lacuna/engine'

/** How large a generated story is. */
export interface GeneratedInk {
  /** Places with a hub of choices. */
  readonly hubs: number
  /** Open slots, spread over the hubs. */
  readonly slots: number
  /** Sentences in each place's telling. */
  readonly sentences: number
}

/** About 100 kB of ink: the size of a published story, with 50 slots. */
export const largeStory: GeneratedInk = { hubs: 60, slots: 50, sentences: 10 }

const nouns = 'lamp door river ledger coat bell stair window salt map ladder glove orchard wire kettle bridge'.split(
  ' ',
)
const verbs = 'waits turns leans answers falls opens hums drifts shuts burns holds gives'.split(' ')
const tones = 'slow bright cold plain heavy quiet crooked patient grey sudden'.split(' ')

/**
 * A story made from a seed: hubs that lead into each other for ever, tunnels, a list, conditions, alternatives, functions
 * and open slots, in the proportions of published stories. Equal seeds and sizes give equal text.
 */
export function generateInk(seed: number, { hubs, slots, sentences }: GeneratedInk = largeStory): string {
  const random = seededRandom(seed)
  const sentence = (): string => {
    const tone = random.pick(tones)
    const words = [`The ${tone} ${random.pick(nouns)} ${random.pick(verbs)} by the ${random.pick(nouns)}`]
    if (random.next() < 0.5)
      words.push(`and nobody ${random.pick(verbs)} for the ${random.pick(tones)} ${random.pick(nouns)}`)
    if (random.next() < 0.25) words.push(`{&as before|once more|a little later}`)
    return `${words.join(' ')}.`
  }
  const slotHubs = new Set(Array.from({ length: slots }, (_, index) => index % hubs))
  const parts = [
    'LIST Things = knife, rope, candle, letter',
    'VAR trust = 0',
    'VAR hours = 0',
    'VAR held = ()',
    '-> hub_0',
    '=== function mood(x)',
    '{x > 3: warm|{x < 0: hard|even}}',
    '=== rest',
    'You rest a while. {mood(trust)} is the word for it.',
    '~ hours++',
    '->->',
    '=== take(thing)',
    '{held ? thing: You have it already.|You take it.}',
    '~ held += thing',
    '->->',
  ]
  for (let hub = 0; hub < hubs; hub++) {
    parts.push(`=== hub_${hub}`, '~ hours++', `{hub_${hub} > 1: You are back. {sentence_${hub}()}|${sentence()}}`)
    for (let line = 0; line < sentences; line++) {
      const slot = line === 0 && slotHubs.has(hub) ? ` # fill word${hub}: what is different here now; max 30 words` : ''
      const condition = line % 4 === 3 ? `{trust > ${random.whole(5)}: ${sentence()}|${sentence()}}` : sentence()
      parts.push(slot === '' ? condition : `${sentence()}${slot}`)
    }
    const next = (): string => `hub_${random.whole(hubs)}`
    parts.push(
      `+ [Go on past the ${random.pick(nouns)}.] You go on. -> ${next()}`,
      `+ [Ask about the ${random.pick(nouns)}.]`,
      `    ${sentence()}`,
      '    ~ trust++',
      `    + + [Say that it was you.] You say it. {mood(trust)}. -> ${next()}`,
      `    + + [Say nothing.] ${sentence()} -> ${next()}`,
      `+ [Sit down.] -> rest -> ${next()}`,
      `+ {trust > 0} [Take the ${['knife', 'rope', 'candle', 'letter'][hub % 4]}.]`,
      `    -> take(${['knife', 'rope', 'candle', 'letter'][hub % 4]}) ->`,
      `    ~ trust--`,
      `    -> ${next()}`,
      `=== function sentence_${hub}`,
      `~ return "${sentence().replace(/\{[^}]*\}/g, 'again')}"`,
    )
  }
  return `${parts.join('\n')}\n`
}

/** A hub of four choices, a few lines each: the smallest story that goes on for ever. */
export const smallHub = `VAR coins = 3
VAR round = 0
-> square
=== square
~ round++
The square, {&again|once more|as ever}. You have {coins} coins.
+ [Buy bread.] {coins > 0: You eat.|You have nothing to pay with.}
    ~ coins--
    -> square
+ [Work.] You carry sacks.
    ~ coins = coins + 2
    -> square
+ [Listen.] A woman says: {~rain|war|nothing new}.
    -> square
+ [Walk round.] {round % 2 == 0: The bell rings.|Pigeons.}
    -> square
`

/** Forty places with three lines and three choices each, nearly all of them with tags of a game's own. */
export function tagHeavyInk(): string {
  const places = Array.from({ length: 40 }, (_, place) => {
    const next = (choice: number): string => `k${(place * 7 + choice * 13 + 1) % 40}`
    return `=== k${place} ===
# scene: place${place}
The quay at hour {hour}. # mood: grey # sound: gulls
OONA: You again, {hour} times. # CLASS: dry # IMAGE: oona.png # speaker: OONA
She looks at the water. # expr: tired # cam: near
~ hour++
+ [Go on. # verb: walk # key: 1] -> ${next(1)}
+ [Look. # verb: look # key: 2] -> ${next(2)}
+ [Wait. # verb: wait # key: 3] -> ${next(3)}
`
  })
  return `VAR hour = 0\n-> k0\n${places.join('')}`
}
