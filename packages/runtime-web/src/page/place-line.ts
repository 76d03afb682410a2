import type { Line, Story } from '@lacuna/engine'
import { make } from './make.ts'
import type { PageContext } from './page-context.ts'

/** Puts a line behind those that stand there: the lines of a document stand together, on a paper of their own. */
export function placeLine(into: HTMLElement, line: HTMLElement, of: Line, page: PageContext): void {
  const { document: id } = of
  const last = into.lastElementChild
  if (id === undefined) into.append(line)
  else if (last instanceof HTMLElement && last.dataset.document === id) last.append(line)
  else {
    const label = documentLabel(id, page)
    const what = { class: 'lacuna-document', role: 'group', 'aria-label': label, 'data-document': id }
    into.append(make('div', what, line))
  }
}

function documentLabel(id: string, { story, strings, nameOf }: PageContext): string {
  const by = story.slots[id]?.document?.by
  return strings.document(by === undefined || by === 'public' ? undefined : nameOf(by))
}

/** Fetches how documents look, in a story that has some; without it they are read as other lines are. */
export function fetchDocumentStyle({ slots }: Pick<Story, 'slots'>): void {
  if (Object.values(slots).some(slot => slot.document !== undefined)) {
    import('./document-style.ts').then(({ addDocumentStyle }) => addDocumentStyle()).catch(() => {})
  }
}
