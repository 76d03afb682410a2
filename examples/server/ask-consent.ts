import { type ConsentBook, consentBook, dataCategories, type NarrativeProvider } from '@lacuna/engine'

const purpose = 'So that a language model can write into the gaps of this story.'

/** Asks the player, in plain words, whether the way through the story may be sent to the game's server. */
export async function askConsent(page: HTMLElement, provider: NarrativeProvider): Promise<ConsentBook> {
  const consent = consentBook({ version: '1', now: () => new Date().toISOString() })
  const form = document.createElement('form')
  form.className = 'ask'
  form.innerHTML = `
    <h1>Before you begin</h1>
    <p>A person wrote this story, and left some gaps in it. A language model can fill them while you play. For that, your
      choices in the story and what you type in it are sent to this game’s server, which passes on to the model’s vendor
      what a gap needs. Nothing else is sent, and not who you are.</p>
    <p>If you say no, nothing is sent, and you read the author’s own words everywhere.</p>
    <button value="yes">Yes, send it</button> <button value="no">No, send nothing</button>`
  page.append(form)
  const answer = await new Promise<string>(resolve => {
    form.addEventListener('submit', event => {
      event.preventDefault()
      resolve((event.submitter as HTMLButtonElement).value)
    })
  })
  form.remove()
  if (answer === 'yes') {
    const time = new Date().toISOString()
    consent.give({ purpose, version: '1', provider: provider.id, data: dataCategories, time })
  }
  return consent
}
