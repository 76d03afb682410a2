import { addMoreStyle } from './style.ts'

const css = `
.lacuna-dialog{border:1px solid var(--edge);border-radius:.7em;background:#12151b;color:var(--ink);padding:0;inline-size:min(40rem*max(1,var(--lacuna-size,1)),100vw - 1.5rem);max-inline-size:none;max-block-size:calc(100dvh - 1.5rem);font-size:.95em}
.lacuna-dialog[open]{display:grid;grid-template-rows:auto minmax(0,1fr);animation:lacuna-rise .22s ease-out}
.lacuna-dialog::backdrop{background:rgb(5 6 10/.66)}
.lacuna-dialog-head{display:flex;justify-content:space-between;align-items:center;gap:1rem;padding:.7rem .8rem .5rem 1.4rem}.lacuna-dialog-head h2{font-size:1.2em}
.lacuna-dialog-body{overflow-y:auto;padding:.4rem 1.4rem 1.4rem;display:grid;gap:1em;align-content:start;overflow-wrap:anywhere}
.lacuna :is(.lacuna-about,.lacuna-history,.lacuna-saves){list-style:none;display:grid;gap:1.2em}
.lacuna :is(.lacuna-about,.lacuna-history,.lacuna-saves)>li{display:grid;gap:.5em;padding-block-end:1.1em;border-block-end:1px solid rgb(236 231 219/.13)}
.lacuna-about blockquote{white-space:pre-line;padding-inline-start:.9em;border-inline-start:2px solid var(--edge)}.lacuna-about p,.lacuna-about dl{font-size:.88em;color:var(--quiet)}
.lacuna-about dl>div{display:flex;flex-wrap:wrap;gap:0 .6em}.lacuna-about dt::after{content:":"}.lacuna-about dd{color:var(--ink)}
.lacuna-history h3{font-size:.8em;color:var(--quiet);font-weight:400}.lacuna-history button{justify-self:start}
.lacuna-saves b{font-weight:500}.lacuna-saves p{font-size:.88em;color:var(--quiet);font-style:italic}
.lacuna-setting{display:grid;gap:.3em}.lacuna-check{grid-template-columns:auto 1fr;align-items:center;column-gap:.7em}.lacuna-check p{grid-column:2}.lacuna .lacuna-check label{font-size:1em;color:var(--ink)}
.lacuna-foot{border-block-start:1px solid rgb(236 231 219/.13);padding-block-start:1em}
.lacuna-decide{position:sticky;inset-block-end:-1.4rem;background:#12151b;padding-block:1em 1.4rem;margin-block-end:-1.4rem}
.lacuna-now{font-style:italic;color:var(--warm)}
.lacuna-fillers{display:grid;gap:.2em}
.lacuna-filler{display:grid;grid-template-columns:auto 1fr;column-gap:.7em;align-items:center;padding-block:.55em;border-block-start:1px solid rgb(236 231 219/.13)}
.lacuna-filler>label{min-block-size:1.5rem;cursor:pointer}.lacuna-filler>p{grid-column:2;font-size:.86em;color:var(--quiet);line-height:1.45}
.lacuna-filler-form{grid-column:2;display:grid;gap:.8em;padding-block:.8em .4em}
.lacuna :is(.lacuna-setting,.lacuna-filler-form) input:is([type=url],[type=password],[type=file]){background:rgb(236 231 219/.08);border:1px solid rgb(236 231 219/.5);border-radius:.4em;padding:.35em .7em;min-block-size:2.75rem;inline-size:100%;min-inline-size:0}
.lacuna input[type=file]::file-selector-button{font:inherit;color:inherit;background:rgb(236 231 219/.12);border:1px solid var(--edge);border-radius:.3em;padding:.2em .7em;margin-inline-end:.8em}
.lacuna-report{display:grid;gap:.8em}.lacuna .lacuna-report textarea{font:inherit;color:inherit;background:rgb(236 231 219/.08);border:1px solid rgb(236 231 219/.5);border-radius:.4em;padding:.35em .7em;inline-size:100%}
.lacuna progress{inline-size:100%;accent-color:var(--warm)}
.lacuna-plain-list{padding-inline-start:1.2em;display:grid;gap:.4em}.lacuna-agreed{display:grid;gap:.7em;border-block-start:1px solid rgb(236 231 219/.13);padding-block-start:1em}
.lacuna-dialog h3{font-size:1em}.lacuna-dialog :is(h4,details h3){font-size:.82em;font-weight:500;color:var(--quiet);margin:.6em 0 .2em}
.lacuna-sent{list-style:none;display:grid;gap:.4em;font-size:.88em}.lacuna-dialog summary{cursor:pointer;min-block-size:1.5rem;padding-block:.25em}.lacuna-dialog summary:focus-visible{outline:2px solid var(--warm);outline-offset:2px}
.lacuna-dialog pre{font:inherit;font-size:.92em;line-height:1.5;white-space:pre-wrap;overflow-wrap:anywhere;margin:0;padding:.5em .8em;border-inline-start:2px solid var(--edge);color:var(--quiet)}
`

let added = false

/** Adds the style of dialogs when the first one is opened. */
export function addDialogStyle(): void {
  if (added) return
  added = true
  addMoreStyle(css)
}
