import { createSession } from '@lacuna/engine'
import { inkStory } from '@lacuna/engine/ink'
import { compileInk } from '@lacuna/engine/ink/compiler'
import { grammarProvider } from '@lacuna/engine/providers/grammar'
import { Application, Text } from 'pixi.js'
import { expect, test } from 'vitest'
import { harbourStory } from '../page/harbour.fixture.ts'
import { createFrameText } from './create-frame-text.ts'

test('sets the lines of a frame one below the other, and taps choose', async () => {
  const story = harbourStory()
  const session = createSession(story, { seed: 3, provider: grammarProvider(story.bible), dial: 'live' })
  const column = createFrameText({
    width: 300,
    story,
    onChoose: choice => session.choose(choice.id),
  })
  session.subscribe(column.show)
  session.enter()
  await session.settled()
  const said = (): readonly string[] => texts(column.view.children as never)
  expect(said()).toContain('Oona')
  expect(said()).toContain('Back already.')
  expect(said()).toContain('2  Keep it.')
  expect(column.height).toBeGreaterThan(100)
  const choice = all(column.view.children as never).find(text => text.text.endsWith('Keep it.'))
  choice?.emit('pointertap', {} as never)
  await session.settled()
  expect(said()).toContain('You keep it.')
  column.destroy()
})

test('sets what went wrong beneath the lines of a story that broke, until one goes back', () => {
  const session = createSession(harbourStory(() => '-> k\n=== k\nOne.\n+ [On.] Two.\n  And so it'))
  const column = createFrameText({ width: 300 })
  session.subscribe(column.show)
  session.enter()
  session.choose(session.frame.choices[0]?.id ?? '')
  expect(texts(column.view.children as never)).toEqual(expect.arrayContaining(['Two.', 'And so it']))
  const wrong = all(column.view.children as never).find(text => text.text.includes('ran out of content'))
  expect(wrong?.y).toBeGreaterThan(30)
  expect(column.height).toBeGreaterThanOrEqual((wrong?.y ?? 0) + (wrong?.height ?? 0))
  session.back()
  expect(texts(column.view.children as never).join()).not.toContain('ran out of content')
  column.destroy()
})

test.each([
  ['as the bible says', { OONA: { name: 'Oona of the boat' } }, 'Oona of the boat'],
  ['in title case, where it says nothing', { OONA: {} }, 'Oona'],
  ['in title case, of no cast', {}, 'Oona'],
])('speakers are called as on the page: %s', (_, cast, name) => {
  const plain = harbourStory()
  const story = { ...plain, bible: { ...plain.bible, cast } }
  const session = createSession(story)
  session.enter()
  const column = createFrameText({ width: 300, story })
  column.show(session.frame)
  expect(texts(column.view.children as never)).toContain(name)
  expect(texts(column.view.children as never)).not.toContain('OONA')
  column.destroy()
})

test('without a story speakers have the key of the cast in title case, and a game may name them itself', () => {
  const session = createSession(harbourStory())
  session.enter()
  const [plain, own] = [createFrameText({ width: 300 }), createFrameText({ width: 300, nameOf: key => `${key}!` })]
  plain.show(session.frame)
  own.show(session.frame)
  expect(texts(plain.view.children as never)).toContain('Oona')
  expect(texts(own.view.children as never)).toContain('OONA!')
})

test('may be destroyed after its application, twice, and shows nothing more then', async () => {
  const session = createSession(harbourStory())
  session.enter()
  const app = new Application()
  await app.init({ width: 100, height: 100, preference: 'webgl' })
  const column = createFrameText({ width: 300 })
  app.stage.addChild(column.view)
  column.show(session.frame)
  app.destroy(true, { children: true, texture: true, textureSource: true, context: true })
  column.show(session.frame)
  column.destroy()
  column.destroy()
  column.show(session.frame)
  expect(column.height).toBe(0)
})

function all(children: readonly { readonly children?: readonly never[] }[]): readonly Text[] {
  return children.flatMap(child => [...(child instanceof Text ? [child] : []), ...all((child.children ?? []) as never)])
}

function texts(children: readonly { readonly children?: readonly never[] }[]): readonly string[] {
  return all(children).map(text => text.text)
}

test('sets the lines of a document close together, within a frame', () => {
  const { bundle } = compileInk({
    file: 'shelf.ink',
    source: 'Peg reads.\n# document page: x\nOne rope.\nThree coats.\n# end document\nShe shuts it.\n-> END\n',
  })
  if (!bundle) throw new Error('It does not compile.')
  const session = createSession(inkStory(bundle), { lookahead: false })
  session.enter()
  const text = createFrameText({ width: 400, gap: 20 })
  text.show(session.frame)
  const [before, first, second, after] = text.view.children.filter(child => child instanceof Text)
  if (!before || !first || !second || !after) throw new Error('A line is missing.')
  expect([before.x, first.x, second.x, after.x]).toEqual([0, 14, 14, 0])
  expect(first.y - (before.y + before.height)).toBe(20 + 14)
  expect(second.y).toBe(first.y + first.height)
  expect(after.y - (second.y + second.height)).toBe(14 + 20)
  text.destroy()
})
