import { fontFamily } from './fonts.ts'

// Dark by design. Words stand on a surface that keeps them readable over any picture: even over white, text has a
// contrast above 7 and quiet text above 4.5.
const css = `
.lacuna{--ink:#ece7db;--quiet:#bcb5a6;--warm:#eebb74;--night:11 13 18;--edge:rgb(236 231 219/.2);--size:calc(1.125rem*var(--lacuna-size,1));position:relative;block-size:100%;min-block-size:min(100dvh,38rem);overflow:clip;container:lacuna/size;background:rgb(var(--night));color:var(--ink);color-scheme:dark;font:400 var(--size)/1.62 "${fontFamily}",Literata,Georgia,serif;font-optical-sizing:auto;text-rendering:optimizeLegibility;-webkit-text-size-adjust:100%}
.lacuna *,.lacuna ::before{box-sizing:border-box}.lacuna [hidden]{display:none!important}
:where(.lacuna) :where(p,h1,h2,h3,ol,ul,dl,dd,blockquote,fieldset){margin:0;padding:0}
:where(.lacuna) :where(h1,h2,h3){font-weight:500;line-height:1.2;text-wrap:balance}
.lacuna :is(h1,h2,p,.lacuna-lines):focus{outline:none}
.lacuna-line{position:relative}.lacuna .lacuna-line:focus-visible::before{content:"";position:absolute;inset-block:.25em;inset-inline-start:-.85em;inline-size:2px;background:var(--warm)}.lacuna-line[data-slot]::after{content:"";position:absolute;inset-block:.45em .35em;inset-inline-start:-.5em;border-inline-start:2px dotted rgb(238 187 116/.75);transition:opacity .6s}.lacuna-line[data-typing]::after{opacity:0}.lacuna [data-slot] .lacuna-words>span{text-decoration:none!important}
.lacuna :is(button,input,select,a,[tabindex="0"]):focus-visible{outline:2px solid var(--warm);outline-offset:2px}
.lacuna button,.lacuna input,.lacuna select{font:inherit;color:inherit}
.lacuna button{cursor:pointer;background:none;border:1px solid transparent;border-radius:.4em;min-block-size:2.75rem;padding:.3em .75em;text-align:start}
.lacuna button[aria-disabled=true]{opacity:.42;cursor:default}
.lacuna svg{inline-size:1.25em;block-size:1.25em;fill:none;stroke:currentColor;stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round;flex:none}
.lacuna-unseen{position:absolute!important;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.lacuna-stage,.lacuna-front{position:absolute;inset:0}
.lacuna-stage canvas{animation:lacuna-in 1.6s ease-out both}
.lacuna-front{display:grid;grid-template:auto minmax(0,1fr) auto/minmax(0,1fr);--side:clamp(1.1rem,4cqi,4.5rem);--column:min(36rem*max(1,var(--lacuna-size,1)),46cqi);inline-size:calc(var(--column) + var(--side)*1.6);max-inline-size:100%}
.lacuna-front::before{content:"";position:absolute;inset:0 -8rem 0 0;background:linear-gradient(90deg,rgb(var(--night)/.93),rgb(var(--night)/.9) calc(100% - 9rem),rgb(var(--night)/0));pointer-events:none}
.lacuna-front>*{position:relative;grid-column:1}
.lacuna-scroll{grid-row:2;overflow-y:auto;overscroll-behavior:contain;scrollbar-width:thin;scrollbar-color:rgb(236 231 219/.3) transparent;padding-inline:var(--side) calc(var(--side)*.6);display:flex;flex-direction:column;mask-image:linear-gradient(0deg,transparent,#000 1.6rem);scroll-padding-block:0 2.5rem}
.lacuna-column{margin-block:auto;padding-block:1.5rem 2rem;animation:lacuna-in .5s ease-out both}
.lacuna-top{grid-row:1;display:flex;align-items:center;justify-content:space-between;gap:1rem;padding:1rem calc(var(--side)*.6) .2rem var(--side)}
.lacuna .lacuna-name{font-size:.82em;font-style:italic;font-weight:400;color:var(--quiet)}
.lacuna .lacuna-dial-button,.lacuna .lacuna-tool{display:inline-flex;align-items:center;gap:.4em;font-size:.8em;color:var(--quiet)}
.lacuna .lacuna-dial-button{border-color:var(--edge);border-radius:2em;padding-inline:.8em 1em;min-block-size:2.4rem;white-space:nowrap}
.lacuna :is(.lacuna-dial-button,.lacuna-tool):not([aria-disabled=true]):hover{color:var(--ink);background:rgb(236 231 219/.08)}
.lacuna-tools{grid-row:3;container:lacuna-tools/inline-size;display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;padding:.3rem calc(var(--side)*.6 - .4rem) .8rem calc(var(--side) - .75rem)}
.lacuna-spacer{flex:1}
.lacuna-lines{display:grid;gap:.8em;overflow-wrap:anywhere;text-wrap:pretty;hanging-punctuation:first}
.lacuna-lines:empty{display:none}
.lacuna [data-typing=later] .lacuna-speaker{opacity:0}.lacuna-direction{font-weight:400;font-style:italic}.lacuna-speaker{display:block;font-weight:500;font-size:.84em;letter-spacing:.03em;color:var(--warm);margin-block-end:-.1em}
.lacuna-chosen{color:var(--quiet);font-style:italic;padding-inline-start:.9em;border-inline-start:2px solid rgb(238 187 116/.55)}
.lacuna :is(.lacuna-words,.lacuna-choice .lacuna-label)>span:not([data-source=author]),.lacuna-about blockquote:not([data-source=author]){text-decoration-line:underline;text-decoration-style:dotted;text-decoration-thickness:1px;text-decoration-color:rgb(238 187 116/.7);text-underline-offset:.28em;text-decoration-skip-ink:none;transition:text-decoration-color .6s}
.lacuna [data-typing] .lacuna-words>span{text-decoration-color:transparent!important}
.lacuna-after{margin-block-start:1.5em;display:grid;gap:1.2em;transition:opacity .12s}
.lacuna[data-typing] .lacuna-after{opacity:0}.lacuna:is([data-typing],[data-settling]) .lacuna-after{pointer-events:none}
.lacuna .lacuna-below{grid-row:2;align-self:end;justify-self:start;margin-inline-start:calc(var(--side) - .4em);padding-block:.1em;min-block-size:2.4rem;font-size:.8em;background:rgb(var(--night));border-color:var(--edge)}.lacuna .lacuna-below:hover{border-color:var(--warm)}.lacuna-scroll:has(+.lacuna-below:not([hidden])){mask-image:linear-gradient(0deg,transparent 2rem,#000 2.5rem)!important}
.lacuna-choices{display:grid;gap:.5em}
.lacuna .lacuna-choice{position:relative;display:flex;gap:.8em;align-items:baseline;inline-size:100%;padding:.55em .9em;line-height:1.4;background:rgb(236 231 219/.06);border-color:rgb(236 231 219/.16);transition:background .2s,border-color .2s,translate .2s;overflow-wrap:anywhere}
.lacuna .lacuna-choice:is(:hover,:focus-visible){background:rgb(238 187 116/.16);border-color:rgb(238 187 116/.7);translate:.25em 0}
.lacuna-choice kbd{font:inherit;font-size:.78em;color:var(--warm);min-inline-size:.7em}
.lacuna-writing{font-size:.86em;font-style:italic;color:var(--quiet);animation:lacuna-in .6s ease-out 1.5s both}
.lacuna-origin{display:flex;flex-wrap:wrap;align-items:center;gap:.2em .8em;font-size:.78em;color:var(--quiet)}
.lacuna-legend{font-style:italic}
.lacuna .lacuna-quiet{border-color:var(--edge);font-size:.9em;color:var(--ink)}
.lacuna-origin .lacuna-quiet{font-size:1em;color:var(--quiet);border-color:transparent;text-decoration-line:underline;text-decoration-thickness:1px;text-decoration-color:rgb(188 181 166/.5);text-underline-offset:.3em;padding-inline:0}
.lacuna .lacuna-quiet:hover{background:rgb(236 231 219/.1)}
.lacuna .lacuna-strong,.lacuna .lacuna-begin{background:var(--warm);color:#1a1206;border-color:var(--warm);font-weight:500;padding-inline:1.2em}
.lacuna :is(.lacuna-strong,.lacuna-begin):hover{background:#ffd49a}
.lacuna-row{display:flex;flex-wrap:wrap;gap:.6em;align-items:center}
.lacuna-small{font-size:.82em;color:var(--quiet);line-height:1.5}
.lacuna-message{display:grid;gap:.6em;padding:.9em 1em;margin-block-end:1.2em;border:1px solid var(--warm);border-radius:.4em;background:rgb(var(--night));font-size:.86em}
.lacuna-problem{color:#ffb9a3;font-size:.88em}.lacuna-problem:empty{display:none}
.lacuna :is(.lacuna-answer,.lacuna-save-form){display:grid;gap:.35em}.lacuna :is(.lacuna-answer,.lacuna-save-form,.lacuna-setting) label{font-size:.86em;color:var(--quiet)}
.lacuna :is(input[type=text],select){background:rgb(236 231 219/.08);border:1px solid rgb(236 231 219/.5);border-radius:.4em;padding:.35em .7em;min-block-size:2.75rem;flex:1 1 11em;min-inline-size:0;max-inline-size:100%}
.lacuna select option{background:rgb(var(--night))}
.lacuna :is(.lacuna-ending,.lacuna-failed){display:grid;gap:1em;border-block-start:1px solid var(--edge);padding-block-start:1.4em}
.lacuna-ending h2{font-size:1.5em}.lacuna .lacuna-ending-name{font-style:italic;color:var(--warm);margin-block-start:-.7em}.lacuna-ending h3{font-size:.9em;color:var(--quiet)}
.lacuna[data-notice] .lacuna-front{grid-template-rows:minmax(0,1fr)}.lacuna[data-notice] .lacuna-scroll{grid-row:1;mask-image:none}
.lacuna .lacuna-title{font-size:clamp(2rem,5.2cqi,3.3rem);font-weight:400;letter-spacing:-.015em;line-height:1.06}
.lacuna-by{font-style:italic;color:var(--warm)}.lacuna .lacuna-by{margin-block:.4em 1.3em}
.lacuna-notice-body{display:grid;gap:.7em;font-size:.9em;line-height:1.52}.lacuna-notice-body h2{font-size:1.1em}
.lacuna .lacuna-begin{justify-self:start;font-size:1.1em;padding-inline:2em}.lacuna-begin-row{position:sticky;inset-block-end:0;padding-block:2.2rem 1.1rem;margin-block:-.9rem -2rem;margin-inline:calc(var(--side)*-1) calc(var(--side)*-.6);padding-inline:var(--side) calc(var(--side)*.6);background:linear-gradient(0deg,rgb(var(--night)) 66%,rgb(var(--night)/0));mask-image:linear-gradient(270deg,transparent,#000 calc(var(--side)*.6))}
.lacuna fieldset{border:0;min-inline-size:0;display:grid;gap:.1em}.lacuna legend{padding:0;font-weight:500;margin-block-end:.3em}
.lacuna-dial-position{display:grid;grid-template-columns:auto 1fr;column-gap:.7em;align-items:center;padding-block:.25em}
.lacuna-dial-position label{min-block-size:1.5rem;cursor:pointer}.lacuna-dial-position p{grid-column:2;font-size:.86em;color:var(--quiet);line-height:1.45}
.lacuna :is(input[type=radio],input[type=checkbox]){accent-color:var(--warm);inline-size:1.2em;block-size:1.2em;margin:0}
.lacuna :is(input:disabled,input:disabled~*){cursor:not-allowed;color:#a9a294}
::highlight(lacuna-unread){color:transparent}
::highlight(lacuna-edge-1){color:rgb(236 231 219/.8)}::highlight(lacuna-edge-2){color:rgb(236 231 219/.62)}::highlight(lacuna-edge-3){color:rgb(236 231 219/.45)}::highlight(lacuna-edge-4){color:rgb(236 231 219/.28)}::highlight(lacuna-edge-5){color:rgb(236 231 219/.13)}
@container lacuna (max-width:52rem) or (max-aspect-ratio:1/1){
.lacuna-front{inline-size:100%;--column:100%;--side:max(1.15rem,50cqi - 19rem)}
.lacuna-front::before{inset:25cqb 0 0;background:linear-gradient(0deg,rgb(var(--night)/.96),rgb(var(--night)/.92) calc(100% - 6rem),rgb(var(--night)/0))}
.lacuna-front{grid-template-rows:auto minmax(0,1fr) auto}
.lacuna-scroll{margin-block-start:calc(40cqb - 4rem);padding-inline:var(--side);mask-image:linear-gradient(transparent,#000 1rem calc(100% - 1.6rem),transparent);scroll-padding-block:1rem 2.5rem}
.lacuna[data-notice] .lacuna-scroll{margin-block-start:36cqb}
.lacuna-column{margin-block:0 auto;padding-block:.8rem 1rem}
.lacuna-top{padding:.6rem .7rem;justify-content:end}
.lacuna .lacuna-name{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}
.lacuna .lacuna-dial-button{background:rgb(var(--night)/.88);color:var(--ink)}
.lacuna-tools{padding:.1rem .4rem max(.3rem,env(safe-area-inset-bottom))}
}
@container lacuna-tools (max-width:28em){
.lacuna .lacuna-tool .lacuna-label{font-size:.72rem}.lacuna .lacuna-tools .lacuna-tool{flex-direction:column;gap:0;min-inline-size:3.4rem;padding:.2rem .3rem}.lacuna-spacer{display:none}
}
@container lacuna (max-height:30rem){
.lacuna-front{display:block;overflow-y:auto;scroll-padding-block:0 3rem}.lacuna-front::before{position:fixed;inset:0;background:rgb(var(--night)/.93)}
.lacuna-scroll,.lacuna[data-notice] .lacuna-scroll{overflow:visible;margin-block-start:0}.lacuna .lacuna-below{position:sticky;display:block;inset-block-end:.4rem}.lacuna-scroll:has(+.lacuna-below:not([hidden]))::after{content:"";position:sticky;inset-block-end:0;flex:none;block-size:3rem;margin-block-start:-3rem;margin-inline-start:-1rem;background:linear-gradient(0deg,rgb(var(--night)) 2.5rem,rgb(var(--night)/0));pointer-events:none}.lacuna-scroll:has(+.lacuna-below:not([hidden])){mask-image:none!important}
}
@container lacuna (max-height:30rem) and (min-width:34rem){
.lacuna-front{--side:clamp(1.1rem,4cqi,4.5rem);--column:min(36rem*max(1,var(--lacuna-size,1)),58cqi);inline-size:min(100%,calc(var(--column) + var(--side)*1.6))}
.lacuna-front::before{inset:0 auto 0 0;inline-size:calc(var(--column) + var(--side)*1.6 + 8rem);background:linear-gradient(90deg,rgb(var(--night)/.93),rgb(var(--night)/.9) calc(100% - 9rem),rgb(var(--night)/0))}
}
@media (prefers-contrast:more){.lacuna-front::before{background:rgb(var(--night))!important}.lacuna{--quiet:#ddd7ca;--edge:rgb(236 231 219/.7)}}
@media (forced-colors:active){.lacuna button{border-color:ButtonText}.lacuna-front::before{background:Canvas!important}.lacuna :is(.lacuna-words,.lacuna-choice .lacuna-label)>span:not([data-source=author]){text-decoration-color:currentColor}.lacuna button[aria-disabled=true]{color:GrayText;border-color:GrayText;opacity:1}.lacuna .lacuna-line:focus-visible{outline:2px solid Highlight;}}
.lacuna[data-still] *,.lacuna[data-still] *::before{animation:none!important;transition:none!important}
@keyframes lacuna-in{from{opacity:0}}
@keyframes lacuna-rise{from{opacity:0;translate:0 .6rem}}
@media print{.lacuna-stage,.lacuna-tools,.lacuna-top{display:none}}
`

let users = 0
let sheet: CSSStyleSheet | undefined
const more: CSSStyleSheet[] = []

/** Adds the page's style once, however many pages there are; the returned function takes it away with the last. */
export function addStyle(): () => void {
  if (!sheet) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
  }
  if (users === 0) document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet, ...more]
  users += 1
  let uses = true
  return () => {
    if (!uses) return
    uses = false
    users -= 1
    if (users === 0)
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter(one => one !== sheet && !more.includes(one))
  }
}

/** Adds rules that only a part of the page needs, for as long as there is a page. */
export function addMoreStyle(rules: string): void {
  const made = new CSSStyleSheet()
  made.replaceSync(rules)
  more.push(made)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, made]
}
