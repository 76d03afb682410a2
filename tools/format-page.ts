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

Each kind of file has a format number. A file with a newer number than this version knows is refused as a whole:
[\`file-newer\`](../errors/file-newer.md), [\`save-newer\`](../errors/save-newer.md), and in YAML
[\`newer-format\`](../errors/newer-format.md). A file with an older number is validated by the rules of its own format,
then migrated number by number; members that did not exist then are left out. [How files are
read](../decisions/how-files-are-read.md) explains how formats are declared.

| file | number | written as | read in | older numbers |
|---|---|---|---|---|
${formats.join('\n')}

The digest of a story covers what decides its paths and its authored words. A member that a format adds is part of the
digest only if the story uses it. An unchanged script that a newer version compiles is therefore the same story for
saves, servers and tokens.

## Reserved names

The meaning of these names is settled, and no other member may use them. The first change that writes one of them
defines its form, and raises the format's number with a migration that leaves it out.

| name | in | meaning | written as |
|---|---|---|---|
${names.join('\n')}
`
}
