import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { bigramModel } from './gguf/bigram-model.ts'

/** Writes a tiny model that knows the sentences of a text: `node tools/make-gguf.ts <text> <model.gguf>`. */
const [text, target] = process.argv.slice(2)
if (text === undefined || target === undefined) {
  console.error('node tools/make-gguf.ts <text file> <model.gguf>')
  process.exit(2)
}
const sentences = (await readFile(text, 'utf8')).match(/[^.?!]+[.?!]/g) ?? []
const model = bigramModel(basename(target, '.gguf'), sentences)
await mkdir(dirname(target), { recursive: true })
await writeFile(target, model)
console.log(`${target}: ${sentences.length} sentences, ${model.length} bytes`)
