import { formatTable, reservedNames } from '@lacuna/engine/formats'

/** The page of `docs/format` on numbers, from the table in the engine. */
export function formatPage(): string {
  const formats = formatTable.map(
    ({ name, current, numberIn, readIn, before = {} }) =>
      `| ${name} | ${current} | ${numberIn} | [\`${readIn.split('/').at(-1)}\`](../../${readIn}) | ${Object.entries(
        before,
      )
        .map(([number, what]) => `${number}: ${what}`)
        .join('; ')} |`,
  )
  const names = reservedNames.map(
    ({ name, formats, meaning, written = '' }) => `| \`${name}\` | ${formats.join(', ')} | ${meaning} | ${written} |`,
  )
  return `# Numbers of formats

<!-- Written by tools/write-format-page.ts from packages/engine/src/formats/format-table.ts. -->

A file says in which format it is. A newer one than this version knows is refused, never half read:
[\`file-newer\`](../errors/file-newer.md), [\`save-newer\`](../errors/save-newer.md), and in YAML
[\`newer-format\`](../errors/newer-format.md). An older one is checked by its own rules and taken through one migration after another;
what was new in each is absent. How that is declared: [How files are read](../decisions/how-files-are-read.md).

| | now | its number | read in | before |
|---|---|---|---|---|
${formats.join('\n')}

The digest of a story is over what decides its paths and its authored words. What a format adds is in it only for a story that uses
it: an unchanged script, compiled by a newer version, is the same story to its saves, to servers and to tokens.

## Names that are kept free

What these will mean is settled. Whoever writes one first says what it looks like, as a new number with a migration that adds its absence.

| name | in | meaning | written by now |
|---|---|---|---|
${names.join('\n')}
`
}
