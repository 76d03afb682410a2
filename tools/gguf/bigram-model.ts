import { type GgufTensor, type GgufValue, ggufFile } from './gguf-file.ts'

/** Kinds of tokens, as llama.cpp counts them. */
const kind = { normal: 1, unknown: 2, control: 3, unused: 5, byte: 6 } as const
const control = ['<unk>', '<s>', '</s>']
const space = '▁'

/** Dimensions that the layer needs, though there is nothing in it. */
const headSize = 32

/**
 * A language model that is no more than a table: after each word, the words that followed it in the sentences, as often
 * as they did. It is told in the form that llama.cpp runs as "llama": each token's embedding is a direction of its own,
 * the one layer adds nothing, and the output matrix holds the logarithms of the table. No training, no download, and yet
 * a real model to whoever loads it.
 *
 * What a JSON text needs besides words is there as single bytes: unlikely beside words, and yet likelier than the rest
 * where a grammar lets nothing else pass. A quote opens a sentence, and follows one.
 *
 * @param sentences each ends with a mark: `.`, `?` or `!`.
 */
export function bigramModel(name: string, sentences: readonly string[]): Uint8Array<ArrayBuffer> {
  // What begins a sentence stands after a quote, or after the mark of the one before: once without a space, once with it.
  const words = sentences.map(tokensOf).flatMap(([first = '', ...rest]) => [
    [first, ...rest],
    [`${space}${first}`, ...rest],
  ])
  const tokens = [
    ...control,
    ...Array.from({ length: 256 }, (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`),
    space,
    ...new Set(words.flat()),
  ]
  const meaningful = tokens.length
  while (tokens.length % 32 !== 0) tokens.push(`<unused${tokens.length}>`)
  const size = tokens.length
  const idOf = new Map(tokens.map((token, id) => [token, id]))
  const ids = words.map(sentence => sentence.map(word => idOf.get(word) ?? 0))

  const table = logTable(size, ids)
  const identity = new Float32Array(size * size)
  const output = new Float32Array(size * size)
  for (let from = 0; from < size; from++) {
    identity[from * size + from] = 1
    for (let to = 0; to < size; to++) output[to * size + from] = table[from * size + to] ?? 0
  }
  const kinds = tokens.map((_, id) => {
    if (id === 0) return kind.unknown
    if (id < control.length) return kind.control
    if (id < control.length + 256) return kind.byte
    return id < meaningful ? kind.normal : kind.unused
  })
  return ggufFile(
    {
      ...architecture(name, size),
      'tokenizer.ggml.model': { type: 'text', value: 'llama' },
      'tokenizer.ggml.tokens': { type: 'texts', value: tokens },
      'tokenizer.ggml.scores': { type: 'f32s', value: tokens.map((_, id) => -id) },
      'tokenizer.ggml.token_type': { type: 'i32s', value: kinds },
      'tokenizer.ggml.unknown_token_id': { type: 'u32', value: 0 },
      'tokenizer.ggml.bos_token_id': { type: 'u32', value: 1 },
      'tokenizer.ggml.eos_token_id': { type: 'u32', value: 2 },
      'tokenizer.ggml.add_bos_token': { type: 'bool', value: true },
      'tokenizer.ggml.add_space_prefix': { type: 'bool', value: false },
      'tokenizer.chat_template': {
        type: 'text',
        value:
          "{% for message in messages %}{{ message['role'] + ': ' + message['content'] + '\\n' }}{% endfor %}assistant:",
      },
    },
    [
      { name: 'token_embd.weight', shape: [size, size], values: identity },
      // The norm multiplies a direction by the square root of its length; this takes it back.
      { name: 'output_norm.weight', shape: [size], values: new Float32Array(size).fill(1 / Math.sqrt(size)) },
      { name: 'output.weight', shape: [size, size], values: output },
      ...emptyLayer(size),
    ],
  )
}

function architecture(name: string, size: number): Record<string, GgufValue> {
  const numbers = {
    context_length: 32768,
    embedding_length: size,
    block_count: 1,
    feed_forward_length: headSize,
    'attention.head_count': 1,
    'attention.head_count_kv': 1,
    'attention.key_length': headSize,
    'attention.value_length': headSize,
    'rope.dimension_count': headSize,
    vocab_size: size,
  }
  return {
    'general.architecture': { type: 'text', value: 'llama' },
    'general.name': { type: 'text', value: name },
    'general.file_type': { type: 'u32', value: 0 },
    ...Object.fromEntries(
      Object.entries(numbers).map(([key, value]) => [`llama.${key}`, { type: 'u32', value } as const]),
    ),
    'llama.attention.layer_norm_rms_epsilon': { type: 'f32', value: 1e-6 },
  }
}

/** A layer whose every product is nothing: what came in goes out. */
function emptyLayer(size: number): readonly GgufTensor[] {
  const nothing = (part: string, shape: readonly [number, number]): GgufTensor => ({
    name: `blk.0.${part}.weight`,
    shape,
    values: new Float32Array(shape[0] * shape[1]),
  })
  const norm = (part: string): GgufTensor => ({
    name: `blk.0.${part}.weight`,
    shape: [size],
    values: new Float32Array(size).fill(1),
  })
  return [
    norm('attn_norm'),
    nothing('attn_q', [size, headSize]),
    nothing('attn_k', [size, headSize]),
    nothing('attn_v', [size, headSize]),
    nothing('attn_output', [headSize, size]),
    norm('ffn_norm'),
    nothing('ffn_gate', [size, headSize]),
    nothing('ffn_up', [size, headSize]),
    nothing('ffn_down', [headSize, size]),
  ]
}

/** Never, unless nothing else may be; and before that, what structure is made of. */
const never = -16
const structure = -10

/** Logarithms of what follows what: row by row, what was before. */
function logTable(size: number, sentences: readonly (readonly number[])[]): Float32Array {
  const table = new Float32Array(size * size).fill(never)
  const say = (before: number, after: number, log: number): void => {
    table[before * size + after] = log
  }
  const byte = (character: string): number => control.length + character.charCodeAt(0)
  const opening = sentences.filter((_, place) => place % 2 === 0).map(([first = 0]) => first)
  const following = sentences.filter((_, place) => place % 2 === 1).map(([first = 0]) => first)
  const followers = new Map<number, number[]>()
  for (const sentence of sentences) {
    for (const [place, word] of sentence.entries()) {
      const after = sentence[place + 1]
      const known = followers.get(word) ?? []
      followers.set(word, after === undefined ? known : [...known, after])
    }
  }
  for (let before = 0; before < size; before++) {
    for (const sign of '"{}:,') say(before, byte(sign), structure)
    const after = followers.get(before)
    if (after === undefined || after.length === 0) {
      // At a beginning, or after a mark: a sentence; after a mark it is likelier that all is said.
      for (const [word, share] of shares(after === undefined ? opening : following)) say(before, word, Math.log(share))
      if (after !== undefined) say(before, byte('"'), Math.log(4))
    } else {
      for (const [word, share] of shares(after)) say(before, word, Math.log(share))
    }
  }
  return table
}

function shares(words: readonly number[]): readonly (readonly [word: number, share: number])[] {
  const counts = new Map<number, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].map(([word, count]) => [word, count / words.length])
}

/** A sentence as tokens: words with the space before them, and the marks. The first word has no space: it stands after a quote. */
function tokensOf(sentence: string): readonly string[] {
  return sentence
    .trim()
    .split(/\s+/)
    .flatMap((word, place) => {
      const [, bare = '', mark = ''] = /^(.*?)([.,?!]?)$/u.exec(word) ?? []
      return [`${place === 0 ? '' : space}${bare}`, ...(mark === '' ? [] : [mark])]
    })
}
