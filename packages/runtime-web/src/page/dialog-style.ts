import { addMoreStyle } from './style.ts'

const css = `
.lacuna-dialog{border:1px solid var(--edge);border-radius:.7em;background:#12151b;color:var(--ink);padding:0;inline-size:min(40rem*max(1,var(--lacuna-size,1)),100vw - 1.5rem);max-inline-size:none;max-block-size:calc(100dvh - 1.5rem);font-size:.95em}
.lacuna-dialog[open]{display:grid;grid-template-rows:auto minmax(0,1fr);animation:lacuna-rise .22s ease-out}
.lacuna-dialog::backdrop{background:rgb(5 6 10/.66)}
.lacuna-dialog-head{display:flex;justify-content:space-between;align-items:center;gap:1rem;padding:.7rem .8rem .5rem 1.4rem}.lacuna-dialog-head h2{font-size:1.2em}
.lacuna-dialog-body{overflow-y:auto;padding:.4rem 1.4rem 1.4rem;display:grid;gap:1em;align-content:start;overflow-wrap:anywhere}
.lacuna :is(.lacuna-about,.lacuna-history,.lacuna-saves){list-style:none;display:grid;gap:1.2em}
.lacuna :is(.lacuna-about,.lacuna-history,.lacuna-saves)>li{display:grid;gap:.5em;padding-block-end:1.1em;border-block-end:1px solid rgb(236 231 219/.13)}
.lacuna-about blockquote{padding-inline-start:.9em;border-inline-start:2px solid var(--edge)}.lacuna-about p,.lacuna-about dl{font-size:.88em;color:var(--quiet)}
.lacuna-about dl>div{display:flex;flex-wrap:wrap;gap:0 .6em}.lacuna-about dt::after{content:":"}.lacuna-about dd{color:var(--ink)}
.lacuna-history h3{font-size:.8em;color:var(--quiet);font-weight:400}.lacuna-history button{justify-self:start}
.lacuna-saves p{font-size:.88em;color:var(--quiet);font-style:italic}
.lacuna-setting{display:grid;gap:.3em}.lacuna-check{grid-template-columns:auto 1fr;align-items:center;column-gap:.7em}.lacuna-check p{grid-column:2}.lacuna .lacuna-check label{font-size:1em;color:var(--ink)}
.lacuna-foot{border-block-start:1px solid rgb(236 231 219/.13);padding-block-start:1em}
`

let added = false

/** Adds the style of dialogs when the first one is opened. */
export function addDialogStyle(): void {
  if (added) return
  added = true
  addMoreStyle(css)
}
