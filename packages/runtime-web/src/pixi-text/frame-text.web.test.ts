import { createSession } from '@lacuna/engine'
import { grammarProvider } from '@lacuna/engine/providers/grammar'
import { Text } from 'pixi.js'
import { expect, test } from 'vitest'
import { harbourStory } from '../page/harbour.fixture.ts'
import { createFrameText } from './create-frame-text.ts'

test('sets the lines of a frame one below the other, and taps choose', async () => {
  const story = harbourStory()
  const session = createSession(story, { seed: 3, provider: grammarProvider(story.bible), dial: 'live' })
  const column = createFrameText({
    width: 300,
    nameOf: name => story.bible.cast[name]?.name ?? name,
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

function all(children: readonly { readonly children?: readonly never[] }[]): readonly Text[] {
  return children.flatMap(child => [...(child instanceof Text ? [child] : []), ...all((child.children ?? []) as never)])
}

function texts(children: readonly { readonly children?: readonly never[] }[]): readonly string[] {
  return all(children).map(text => text.text)
}
