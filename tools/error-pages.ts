import { type Diagnostic, errorCodes } from '@lacuna/engine'
import { checkEndings, checkFills, explore } from '@lacuna/engine/check'
import { inkStory } from '@lacuna/engine/ink'
import { compileStory, type DiagnosticCode, diagnosticCodes, type ExampleFiles } from '@lacuna/engine/ink/compiler'
import { type RefusalCode, refusalCodes } from '@lacuna/server'
import { errorExplanations } from './error-explanations.ts'
import { moduleCodes } from './module-codes.ts'
import { refusalExplanations } from './refusal-explanations.ts'

/** The pages of `docs/errors` by file name: one for every code, and the list of all. */
export function errorPages(): ReadonlyMap<string, string> {
  const pages = new Map<string, string>()
  for (const [code, diagnostic] of Object.entries(diagnosticCodes))
    pages.set(`${code}.md`, diagnosticPage(code, diagnostic))
  for (const [code, { severity, title, what, wrong, right }] of Object.entries(moduleCodes)) {
    const said = `\`${code}\` · ${severity}, reported when a story in TypeScript is checked (\`lacuna check\`)`
    pages.set(`${code}.md`, page(`# ${title}`, said, what, '## Instead of', wrong, '## Write', right))
  }
  for (const code of errorCodes) {
    const { title, what, todo } = errorExplanations[code]
    pages.set(`${code}.md`, page(`# ${title}`, `\`${code}\` · thrown or reported in play`, what, '## What to do', todo))
  }
  for (const [code, { status }] of Object.entries(refusalCodes)) {
    const { title, what, todo } = refusalExplanations[code as RefusalCode]
    const said = `\`${code}\` · status ${status}, answered by a server`
    pages.set(`${code}.md`, page(`# ${title}`, said, what, '## What to do', todo))
  }
  pages.set('README.md', list())
  return pages
}

function diagnosticPage(code: string, { severity, title, what, example, byPlaying }: DiagnosticCode): string {
  const found = check(example.wrong).find(diagnostic => diagnostic.code === code)
  const said = found === undefined ? [] : [`> ${found.message}${found.hint === '' ? '' : `  \n> ${found.hint}`}`]
  const around = Object.entries(example.right).filter(([name]) => name !== example.shown && name.endsWith('.ink'))
  return page(
    `# ${title}`,
    `\`${code}\` · ${severity}, reported when the story is ${byPlaying === true ? 'checked (`lacuna check`)' : 'compiled'}`,
    what,
    ...(example.wrong[example.shown] === undefined ? [] : ['## Instead of', ...block(example.shown, example.wrong)]),
    ...(said.length === 0 ? [] : [`Reported at \`${example.file}\`, line ${example.line}:`, ...said]),
    '## Write',
    ...block(example.shown, example.right),
    ...(example.shown.endsWith('.ink')
      ? []
      : around.flatMap(([name]) => ['The script of this example:', ...block(name, example.right)])),
  )
}

function check(files: ExampleFiles): readonly Diagnostic[] {
  const read = (path: string) => files[path]
  const { bundle, diagnostics, endings } = compileStory('example.ink', { read, list: () => Object.keys(files) })
  if (bundle === undefined || endings.length === 0) return diagnostics
  return [...diagnostics, ...checkEndings(explore(inkStory(bundle)), endings), ...checkFills(inkStory(bundle))]
}

function block(name: string, files: ExampleFiles): readonly string[] {
  const text = files[name] ?? ''
  return text === '' ? [] : [`\`\`\`${name.endsWith('.ink') ? 'ink' : 'yaml'}\n${text.trimEnd()}\n\`\`\``]
}

function list(): string {
  const authoring = Object.entries({ ...diagnosticCodes, ...moduleCodes }).map(
    ([code, { severity, title }]) => `| [\`${code}\`](${code}.md) | ${severity} | ${cell(title)} |`,
  )
  const playing = errorCodes.map(code => `| [\`${code}\`](${code}.md) | ${cell(errorExplanations[code].title)} |`)
  const refused = Object.entries(refusalCodes).map(
    ([code, { status }]) =>
      `| [\`${code}\`](${code}.md) | ${status} | ${cell(refusalExplanations[code as RefusalCode].title)} |`,
  )
  return page(
    '# Errors',
    'Every message of Lacuna has a code that stays the same. Here is a page for each.',
    '## When a story is compiled or checked',
    ['| code | severity | |', '|---|---|---|', ...authoring.toSorted()].join('\n'),
    'An error keeps the story from being built; a warning says what will hardly do what was meant; a note is for thought.',
    '## In play',
    ['| code | |', '|---|---|', ...playing.toSorted()].join('\n'),
    'A `LacunaError` carries its code, a message, a hint with the valid alternatives, and data with place and values.',
    '## Answered by a server',
    ['| code | status | |', '|---|---|---|', ...refused.toSorted()].join('\n'),
    'A server ([`@lacuna/server`](../guide/publish-with-a-key.md)) answers with `{"error": {"code", "message", "data"}}`. In a game they are a `ProviderError`, and the story goes on with the author’s words.',
  )
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}

function page(...parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`
}
