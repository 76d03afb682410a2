import { virtual } from '@guidepup/virtual-screen-reader'
import { createSession } from '@lacuna/engine'
import { grammarProvider } from '@lacuna/engine/providers/grammar'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createPage, type Page } from './create-page.ts'
import { harbourStory } from './harbour.fixture.ts'

const story = harbourStory()
let host: HTMLElement
let shown: Page

beforeEach(() => {
  host = document.createElement('main')
  host.style.height = '100vh'
  document.body.replaceChildren(host)
})
afterEach(async () => {
  await virtual.stop()
  shown.destroy()
})

/** Reads on, phrase by phrase, up to the one that ends with `last`. */
async function readTo(last: string): Promise<readonly string[]> {
  for (let step = 0; step < 120; step++) {
    if ((await virtual.lastSpokenPhrase()).endsWith(last)) break
    await virtual.next()
  }
  return [...(await virtual.spokenPhraseLog())]
}

test('the notice is read from title to Begin', async () => {
  shown = createPage(host, story, { filler: { id: 'grammar', local: true, rules: true } })
  void shown.notice()
  await virtual.start({ container: host })
  expect(await readTo('button, Begin')).toMatchInlineSnapshot(`
    [
      "main",
      "region, The Letter",
      "region, Before you begin",
      "heading, The Letter, level 1",
      "paragraph",
      "by Mira Aalto",
      "end of paragraph",
      "heading, Before you begin, level 2",
      "paragraph",
      "This story was written by Mira Aalto. 3 places in it were left open. You can read them as they were written, or have them filled to follow what you do. The plot and its endings are the same either way.",
      "end of paragraph",
      "paragraph",
      "They are filled by the story’s rules, worked out on this device without a language model. The rules came about as the story did. Nothing you read, choose or type leaves this device.",
      "end of paragraph",
      "group, Who fills the slots",
      "Who fills the slots",
      "radio, As written, Only the words of the script., not checked, position 1, set size 3",
      "As written",
      "paragraph",
      "Only the words of the script.",
      "end of paragraph",
      "radio, Reviewed, A slot may hold words that somebody wrote for it, or that a person has read and approved., not checked, position 2, set size 3",
      "Reviewed",
      "paragraph",
      "A slot may hold words that somebody wrote for it, or that a person has read and approved.",
      "end of paragraph",
      "radio, Live, A slot may be filled as you play, by the story’s rules., checked, position 3, set size 3",
      "Live",
      "paragraph",
      "A slot may be filled as you play, by the story’s rules.",
      "end of paragraph",
      "end of group, Who fills the slots",
      "paragraph",
      "You can change this at any time. The endings stay the same.",
      "end of paragraph",
      "button, Begin",
    ]
  `)
})

test('the first turns are read line by line, whole while they still appear, then the choices', async () => {
  shown = createPage(host, story, { filler: { id: 'grammar', local: true, rules: true } })
  const session = createSession(story, { seed: 3, provider: grammarProvider(story.bible), dial: 'author' })
  session.enter()
  shown.play(session, { focus: true })
  await session.settled()
  await virtual.start({ container: host })
  const first = await readTo('button, Settings')
  await virtual.clearSpokenPhraseLog()
  session.choose(session.frame.choices[1]?.id ?? '')
  await new Promise(resolve => setTimeout(resolve, 30))
  const second = await readTo('button, Settings')
  expect({ first, second }).toMatchInlineSnapshot(`
    {
      "first": [
        "main",
        "region, The Letter",
        "heading, The Letter, level 1",
        "button, Who fills the slots, now: As written",
        "As written",
        "end of button, Who fills the slots, now: As written",
        "status",
        "region, The story so far",
        "paragraph",
        "The ferry smells of diesel and wet wool.",
        "end of paragraph",
        "paragraph",
        "Oona",
        ":",
        "You again.",
        "end of paragraph",
        "end of region, The story so far",
        "group, Your choices",
        "button, Give her the letter.",
        "Give her the letter.",
        "end of button, Give her the letter.",
        "button, Keep it.",
        "Keep it.",
        "end of button, Keep it.",
        "end of group, Your choices",
        "button, About these lines",
        "navigation, Story",
        "button, Back, disabled",
        "button, Forward, disabled",
        "button, History",
        "button, Saves",
        "button, Settings",
      ],
      "second": [
        "paragraph",
        "You keep it.",
        "end of paragraph",
        "paragraph",
        "Tavi",
        ":",
        "The fare has gone up.",
        "end of paragraph",
        "end of region, The story so far",
        "group, Your choices",
        "button, Pay.",
        "Pay.",
        "end of button, Pay.",
        "button, Walk.",
        "Walk.",
        "end of button, Walk.",
        "end of group, Your choices",
        "button, About these lines",
        "navigation, Story",
        "button, Back, not disabled",
        "button, Forward, disabled",
        "button, History",
        "button, Saves",
        "button, Settings",
      ],
    }
  `)
})
