import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { testStory } from '../../ink/compiler/test-story.ts'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import type { FillEvent, NarrativeProvider } from '../../provider/port/narrative-provider.ts'
import { createSession } from '../../session/create-session.ts'
import { agreedTo } from '../../testing/agreed-to.ts'
import { sampleRequest } from '../../testing/sample-request.ts'
import { type ScriptOptions, scripted } from '../../testing/scripted-provider.ts'
import { keepOnDevice } from './keep-on-device.ts'
import { namesByScript, otherForms } from './kept-names.fixture.ts'

const story = testStory(`VAR name = "Aino"
-> quay
=== quay ===
{name}! {name}, over here. # fill call: how she calls {name}; mention "Aino"
And this is for {name}. # fill gift: something for {name}
-> END`)

function play(answers: Parameters<typeof scripted>[0], script: ScriptOptions = {}) {
  const far = scripted(answers, { id: 'far', local: false, ...script })
  const consent = agreedTo(far)
  const session = createSession(story, {
    dial: 'live',
    seed: 1,
    provider: keepOnDevice(far, { name: 'Aino' }),
    consent,
    entry: '',
    lookahead: false,
  })
  return { session, far, consent }
}

test.each([undefined, 1, 2, 7])('the name goes nowhere, and comes back whole, in pieces of %s', async chunk => {
  const answers = { 'quay.call': 'KEPTNAME, come here. KEPTNAMEn vene!', 'quay.gift': 'For you, KEPTNAME.' }
  const { session, far } = play(answers, chunk === undefined ? {} : { chunk })
  const frame = await session.settled()
  expect(frame.lines.map(line => line.text)).toEqual(['Aino, come here. Ainon vene!', 'For you, Aino.'])
  expect(JSON.stringify(far.requests)).not.toMatch(/aino/i)
  expect(JSON.stringify(far.requests)).toContain('KEPTNAME')
})

test('the log and the context show what really went out', async () => {
  const { session, consent } = play({ 'quay.call': 'KEPTNAME!', 'quay.gift': 'Here, KEPTNAME.' })
  await session.settled()
  expect(JSON.stringify(consent.sent)).not.toMatch(/aino/i)
  const fill = session.ledger().find(entry => entry.kind === 'fill')
  const context = await session.contextOf(fill?.n ?? 0)
  expect(context?.state).toBe('kept')
  expect(JSON.stringify(context)).not.toMatch(/aino/i)
})

describe('a request', () => {
  const told = async (part: Partial<FillRequest>, texts: Readonly<Record<string, string>>) => {
    const inner = scripted()
    const fill = keepOnDevice(inner, texts).fill(
      { ...sampleRequest(), ...part },
      {
        signal: new AbortController().signal,
        seed: 1,
      },
    )
    for await (const _ of fill);
    return inner.requests[0] as FillRequest
  }
  const passage = (text: string) => ({ context: [{ label: 'passage', text, trust: 'author' as const }] })

  test.each([
    ['Aino', 'AINO and aino', 'KEPTNAME and KEPTNAME'],
    ['Aino', 'Ainon vene, Domaino', 'KEPTNAMEn vene, Domaino'],
    ['An', 'An answer for An.', 'KEPTNAME answer for KEPTNAME.'],
    ['Aino Maria', 'Aino  Maria came', 'KEPTNAME came'],
    ['C+.', 'Is C+. a name?', 'Is KEPTNAME a name?'],
    ['Ai\u200bno', 'Aino, A\u2060ino and Ai\u200bno', 'KEPTNAME, KEPTNAME and KEPTNAME'],
    ['Zoë', `Zoe\u0308 is Zoë`, 'KEPTNAME is KEPTNAME'],
    ['Aino "Cat" \\ K', `[player 1]: ${JSON.stringify('I am Aino "Cat" \\ K.')}`, '[player 1]: "I am KEPTNAME."'],
  ])('%s in “%s”', async (name, text, masked) => {
    expect((await told(passage(text), { name })).context[0]?.text).toBe(masked)
  })

  test('has the way to its place without the name, and its ids as they were', async () => {
    const inner = { ...scripted(), places: [] as unknown[] }
    const listening: NarrativeProvider = {
      ...inner,
      fill(request, options) {
        inner.places.push(options.place?.steps(), options.place?.history)
        return inner.fill(request, options)
      },
    }
    const steps = [
      { type: 'enter', entry: 'aino', world: { hero: 'Aino', age: 9 }, recorded: [{ name: 'aino', result: ['aino'] }] },
      { type: 'answer', choice: 'aino.yes', text: 'Ai\u200bno, yes.', mark: 'aino' },
      { type: 'value', values: { alias: 'Little Aino' } },
    ] as const
    const place = { story: { id: 'aino', digest: 'x' }, seed: 1, steps: () => steps, slots: [], history: ['Aino!'] }
    const options = { signal: new AbortController().signal, seed: 1, place }
    for await (const _ of keepOnDevice(listening, { name: 'Aino' }).fill(sampleRequest(), options));
    expect(inner.places).toEqual([
      [
        {
          type: 'enter',
          entry: 'aino',
          world: { hero: 'KEPTNAME', age: 9 },
          recorded: [{ name: 'aino', result: ['KEPTNAME'] }],
        },
        { type: 'answer', choice: 'aino.yes', text: 'KEPTNAME, yes.', mark: 'aino' },
        { type: 'value', values: { alias: 'Little KEPTNAME' } },
      ],
      ['KEPTNAME!'],
    ])
  })

  test('that is made before there is a name goes out as it is, and the next without it', async () => {
    const hero = { name: '' }
    const inner = scripted()
    const provider = keepOnDevice(inner, () => hero)
    const ask = async (): Promise<unknown> => {
      const request = { ...sampleRequest(), ...passage('Aino waits.') }
      for await (const _ of provider.fill(request, { signal: new AbortController().signal, seed: 1 }));
      return inner.requests.at(-1)?.context[0]?.text
    }
    expect(await ask()).toBe('Aino waits.')
    hero.name = 'Aino'
    expect(await ask()).toBe('KEPTNAME waits.')
  })

  test('without the name in it is as it was', async () => {
    expect(await told({}, { name: 'Zebedee' })).toEqual(sampleRequest())
    expect(await told({}, { name: ' ' })).toEqual(sampleRequest())
  })
})

/** What of a line is told to a provider, with a name kept. */
async function maskedLines(name: string, lines: readonly string[]): Promise<readonly string[]> {
  const inner = scripted()
  const request = {
    ...sampleRequest(),
    context: lines.map(text => ({ label: 'line', text, trust: 'author' as const })),
  }
  for await (const _ of keepOnDevice(inner, { name }).fill(request, { signal: new AbortController().signal, seed: 1 }));
  return inner.requests[0]?.context.map(part => part.text) ?? []
}

describe('a name is kept, however it is written:', () => {
  const scripts = Object.entries(namesByScript)

  test('there are over two hundred, in over twelve scripts', () => {
    expect(scripts.length).toBeGreaterThan(12)
    expect(scripts.flatMap(([, { names }]) => names.split('|')).length).toBeGreaterThan(200)
  })

  test.each(scripts)('%s', async (_, { names, lines }) => {
    const escaped: string[] = []
    for (const name of names.split('|')) {
      const forms = otherForms.flatMap(([how, change]) =>
        lines.map(line => [how, line.replaceAll('_', change(name)), line] as const),
      )
      const masked = await maskedLines(
        name,
        forms.map(([, text]) => text),
      )
      for (const [index, [how, text, line]] of forms.entries()) {
        // A letter of the genitive may have gone with a name that ends in one.
        if (masked[index] !== line.replaceAll('_', 'KEPTNAME'))
          escaped.push(`${name}, ${how}: ${text} -> ${masked[index]}`)
      }
    }
    expect(escaped).toEqual([])
  })

  test.each([
    ['An', 'An answer and an ant.', 'KEPTNAME answer and KEPTNAME ant.'],
    ['Ian', 'Indian summer, Ianthe, Brian', 'Indian summer, Ianthe, Brian'],
    ['Zoë', 'Zoo, zoe, ZOË', 'Zoo, zoe, KEPTNAME'],
    ['Chloé', 'Chloe and CHLOÉ', 'KEPTNAME and KEPTNAME'],
    ['דוד', 'דודה', 'דודה'],
    ['علي', 'عليه وعليك', 'KEPTNAMEه وعليك'],
    ['민', '미 안', '미 안'],
    ['Lee', 'Fleece, sleeve, Leeds', 'Fleece, sleeve, Leeds'],
    ['Ольга', 'Нет Ольги, к Ольге, с Ольгой, вижу ОЛЬГУ.', 'Нет KEPTNAME, к KEPTNAME, с KEPTNAME, вижу KEPTNAME.'],
    ['Мария', 'О Марии и с Марией; марина, Марийка.', 'О KEPTNAME и с KEPTNAME; марина, Марийка.'],
    ['Игорь', 'Игоря нет, Игорем, Игорный дом', 'KEPTNAME нет, KEPTNAME, Игорный дом'],
    ['Николай', 'К Николаю, без Николая', 'К KEPTNAME, без KEPTNAME'],
    ['Νικόλαος', 'του Νικολάου, Νικόλαε, τον Νικόλαο', 'του KEPTNAME, KEPTNAME, τον KEPTNAME'],
    ['Άρης', 'του Άρη, άριστα', 'του KEPTNAME, άριστα'],
    ['முருகன்', 'முருகனை, முருகனுக்கு', 'KEPTNAME, KEPTNAMEக்கு'],
    ['さゆり', 'サユリさん、ｻﾕﾘ', 'KEPTNAMEさん、KEPTNAME'],
    ['ジョン', 'じょんが来た', 'KEPTNAMEが来た'],
  ])('%s in “%s”', async (name, text, masked) => {
    expect(await maskedLines(name, [text])).toEqual([masked])
  })

  test('two names in one go: a placeholder holds neither', async () => {
    const inner = scripted()
    const request = {
      ...sampleRequest(),
      context: [{ label: 'line', text: 'Aino and Kept.', trust: 'author' as const }],
    }
    const provider = keepOnDevice(inner, { name: 'Aino', friend: 'Kept' })
    for await (const _ of provider.fill(request, { signal: new AbortController().signal, seed: 1 }));
    expect(inner.requests[0]?.context[0]?.text).toBe('KEPTNAME and KEPTFRIEND.')
  })
})

test('nothing of the request is lost but the name, whatever members it has', async () => {
  const inner = scripted()
  const request = {
    ...sampleRequest(),
    instructions: { stable: 'Aino’s rules.', samples: 'Aino came.', volatile: 'Now Aino.', later: 'More on Aino.' },
    notes: [{ text: 'Aino!' }],
    limits: { words: 9, characters: 99 },
  }
  for await (const _ of keepOnDevice(inner, { name: 'Aino' }).fill(request, {
    signal: new AbortController().signal,
    seed: 1,
  }));
  const sent = inner.requests[0] as unknown as typeof request
  expect(sent.instructions).toMatchObject({
    stable: 'KEPTNAME’s rules.',
    samples: 'KEPTNAME came.',
    later: 'More on KEPTNAME.',
  })
  expect(sent.instructions.volatile).toMatch(/^Now KEPTNAME\./)
  expect(sent).toMatchObject({
    notes: [{ text: 'KEPTNAME!' }],
    limits: request.limits,
    slots: request.slots,
    schema: request.schema,
  })
})

test('whatever the name and the pieces, it comes out as it went in', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ minLength: 1, unit: 'grapheme' }).filter(name => name.trim() !== ''),
      fc.array(fc.constantFrom('KEPT', 'KEPTNAME', 'KEPTNAME2', 'NAME', 'K', ' ', 'a', '2'), { maxLength: 12 }),
      fc.integer({ min: 1, max: 9 }),
      async (name, parts, size) => {
        const said = parts.join('')
        const inner: NarrativeProvider = {
          ...scripted(),
          async *fill(): AsyncGenerator<FillEvent> {
            for (let at = 0; at < said.length; at += size) yield { type: 'delta', text: said.slice(at, at + size) }
            yield { type: 'done', reason: 'complete' }
          },
        }
        let heard = ''
        const provider = keepOnDevice(inner, { name, name2: 'Second' })
        for await (const event of provider.fill(sampleRequest(), { signal: new AbortController().signal, seed: 1 })) {
          if (event.type === 'delta') heard += event.text
        }
        const json = JSON.stringify(name.trim()).slice(1, -1)
        expect(heard).toBe(said.replace(/KEPTNAME2?/g, found => (found === 'KEPTNAME2' ? 'Second' : json)))
      },
    ),
  )
})
