import { addMoreStyle } from './style.ts'

// A sheet of paper on the dark page: ink on it has a contrast above 11, names and marks above 5.
const css = `
.lacuna-document{--paper:#e9e1cf;--ink:#2a2218;--quiet:#5d5140;--mark:#8a5a14;position:relative;display:grid;gap:.15em;margin-block:.35em;padding:1em 1.25em 1.05em 1.5em;background:var(--paper);color:var(--ink);line-height:1.5;border-radius:2px;box-shadow:0 1px 0 rgb(255 255 255/.6) inset,0 0 1.6rem rgb(120 92 40/.16) inset,0 .5rem 1.4rem rgb(0 0 0/.45);rotate:-.25deg}
.lacuna-document:focus-within{rotate:0deg}
.lacuna-document .lacuna-line:not(:only-child){padding-inline-start:1.2em;text-indent:-1.2em}
.lacuna-document .lacuna-script{text-indent:-1.2em;padding-inline-start:1.2em}.lacuna-document .lacuna-line:only-child .lacuna-script{text-indent:0;padding-inline-start:0}
.lacuna-document .lacuna-speaker{color:#6d4609}
.lacuna-document .lacuna-line[data-slot]::after{inset-block:0;inset-inline-start:-.8em;border-color:var(--mark)}
.lacuna-document .lacuna-line:focus-visible::before{inset-inline-start:-1.15em;background:var(--mark)}
.lacuna .lacuna-document .lacuna-words>span:not([data-source=author]){text-decoration-color:var(--mark)}
.lacuna-document .lacuna-script{background:var(--paper);white-space:pre-line}
.lacuna-document .lacuna-script>[data-scripted]{text-decoration-color:rgb(42 34 24/.55)}
.lacuna-document:not(:has([data-typing=""],.lacuna-line:not([data-typing]))){opacity:0}
.lacuna-document{transition:opacity .4s}
.lacuna-history .lacuna-document{rotate:none}
@media (prefers-contrast:more){.lacuna-document{background:#fff;--ink:#000;--mark:#5c3a06;rotate:none}}
@media (forced-colors:active){.lacuna-document{border:1px solid CanvasText;rotate:none}}
@media print{.lacuna-document{box-shadow:none;border:1px solid #999;rotate:none}}
`
let isAdded = false

/** Adds how documents look to the page's style, once. */
export function addDocumentStyle(): void {
  if (!isAdded) addMoreStyle(css)
  isAdded = true
}
