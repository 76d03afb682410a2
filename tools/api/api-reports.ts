import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CompilerState, Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor'

const root = join(import.meta.dirname, '../..')

/** API Extractor brings a TypeScript of its own: it only has to read the declarations that ours wrote. */
const compiler = {
  overrideTsconfig: {
    compilerOptions: {
      target: 'ES2022',
      module: 'esnext',
      moduleResolution: 'bundler',
      lib: ['ES2023', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
      types: ['node'],
      strict: true,
      skipLibCheck: true,
    },
    include: ['dist/**/*.d.ts'],
  },
}

const aboutUnnamed = `# Types that cannot be imported

A signature of a public export names each of these types, and no export of its package offers it. \`npx -y pnpm@12 api\` writes this list.
`

/**
 * What each public export of each package offers, as a report that is compared by eye: names, signatures and members, without
 * their descriptions. Reads the declarations in `dist`, which `npx -y pnpm@12 build` writes.
 *
 * @returns reports by file name: `engine.api.md`, `engine.providers.grammar.api.md`; `not-exported.api.md` lists the types that
 * signatures name and nobody can import.
 */
export function apiReports(): ReadonlyMap<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'api-'))
  try {
    const unnamed = readdirSync(join(root, 'packages'))
      .toSorted()
      .flatMap(name => extract(name, folder).map(symbol => `- ${name}: ${symbol}\n`))
    writeFileSync(join(folder, 'not-exported.api.md'), `${aboutUnnamed}\n${unnamed.join('')}`)
    return new Map(
      readdirSync(folder)
        .filter(file => file.endsWith('.api.md'))
        .toSorted()
        .map(file => [file, readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')]),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @returns the types that the package's signatures name and none of its exports offers. */
function extract(name: string, reportFolder: string): readonly string[] {
  const projectFolder = join(root, 'packages', name)
  const packageJsonFullPath = join(projectFolder, 'package.json')
  const { exports } = JSON.parse(readFileSync(packageJsonFullPath, 'utf8'))
  const entries = Object.entries<{ readonly types?: string }>(exports).flatMap(([entry, { types }]) =>
    types === undefined ? [] : [{ entry, types: join(projectFolder, types) }],
  )
  const configs = entries.map(({ entry, types }) =>
    ExtractorConfig.prepare({
      configObjectFullPath: join(projectFolder, 'api-extractor.json'),
      packageJsonFullPath,
      configObject: {
        projectFolder,
        mainEntryPointFilePath: types,
        compiler,
        apiReport: {
          enabled: true,
          reportFileName: `${[name, ...entry.split('/').slice(1)].join('.')}.api.md`,
          reportFolder,
          reportTempFolder: join(reportFolder, 'temporary'),
        },
        docModel: { enabled: false },
        dtsRollup: { enabled: false },
        tsdocMetadata: { enabled: false },
        messages: {
          extractorMessageReporting: {
            default: { logLevel: ExtractorLogLevel.None },
            'ae-forgotten-export': { logLevel: ExtractorLogLevel.Warning },
          },
          tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        },
      },
    }),
  )
  const [first] = configs
  if (first === undefined) return []
  // Types that signatures name: some other export of the package may offer them.
  const named = new Set<string>()
  const compilerState = CompilerState.create(first, { additionalEntryPoints: entries.map(({ types }) => types) })
  for (const config of configs) {
    const { succeeded } = Extractor.invoke(config, {
      localBuild: true,
      compilerState,
      messageCallback: message => {
        if (message.messageId === 'ae-forgotten-export') named.add(/"(.+?)"/.exec(message.text)?.[1] ?? '')
        message.handled = message.logLevel !== ExtractorLogLevel.Error
      },
    })
    if (!succeeded) throw new Error(`The API of ${config.mainEntryPointFilePath} can't be read.`)
  }
  const offered = new Set(
    readdirSync(reportFolder)
      .filter(file => file.startsWith(`${name}.`))
      .flatMap(file => [
        ...readFileSync(join(reportFolder, file), 'utf8').matchAll(/^export (?:abstract )?(?:\w+) (\w+)/gm),
      ])
      .map(([, symbol = '']) => symbol),
  )
  return [...named].filter(symbol => !offered.has(symbol)).toSorted()
}
