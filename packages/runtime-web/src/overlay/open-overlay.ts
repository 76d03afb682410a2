import type { Session } from '@lacuna/engine'
import { overlayRows } from './overlay-rows.ts'

/** How often its metrics are read, in milliseconds. */
const everyMs = 250

const css = `
:host{position:absolute;inset:.6rem .6rem auto auto;z-index:9;max-inline-size:min(34rem,100% - 1.2rem);max-block-size:calc(100% - 1.2rem);overflow:auto;color:#e8f0e8;background:rgb(8 14 12/.93);border:1px solid rgb(150 200 170/.4);border-radius:.4rem;font:12px/1.5 ui-monospace,Menlo,Consolas,monospace}
section{padding:.6rem .8rem .8rem}
h2{font:inherit;font-weight:700;margin:0 0 .3rem;color:#a9e0bd}
h3{font:inherit;font-weight:700;margin:.7rem 0 .1rem;color:#a9e0bd}
table{border-collapse:collapse;inline-size:100%}
th,td{text-align:start;font-weight:400;padding:0 .9em 0 0;vertical-align:top;overflow-wrap:anywhere}
th{color:#b5c3ba;inline-size:6.5em}
thead th{inline-size:auto;overflow-wrap:normal}
table:has(thead) ~ p{color:#b5c3ba}
thead ~ tbody th{inline-size:auto;white-space:nowrap}
tbody td:not(:last-child){overflow-wrap:normal}
tr[data-state] td:not(:last-child){white-space:nowrap}
tr[data-state=open] :is(th,td){color:#ffd08a}
tr[data-state=writing] :is(th,td){color:#bfe0ff}
tr[data-state=ready] :is(th,td){color:#b9f0cb}
tr[data-state=failed] :is(th,td){color:#ffb3a6}
p{margin:0}
@media (width < 30rem){section{padding:.5rem .5rem .6rem;font-size:11px}th,td{padding-inline-end:.6em}}
`

/** A developer's view of what a session writes and prepares, live, over a page. */
export function openOverlay(host: HTMLElement, session: () => Session | undefined): { close(): void } {
  const box = document.createElement('div')
  // A shadow keeps the page's style out of it, and it out of the page's.
  const root = box.attachShadow({ mode: 'open' })
  const style = new CSSStyleSheet()
  style.replaceSync(css)
  root.adoptedStyleSheets = [style]
  const section = document.createElement('section')
  section.setAttribute('aria-label', 'Lacuna: what is written and prepared')
  root.append(section)
  host.append(box)
  const show = (): void => section.replaceChildren(...overlayRows(session()))
  show()
  const timer = setInterval(show, everyMs)
  return {
    close() {
      clearInterval(timer)
      box.remove()
    },
  }
}
