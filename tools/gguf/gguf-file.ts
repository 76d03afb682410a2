/** A value of a GGUF file's metadata. */
export type GgufValue =
  | { readonly type: 'u32' | 'f32'; readonly value: number }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'texts'; readonly value: readonly string[] }
  | { readonly type: 'f32s'; readonly value: readonly number[] }
  | { readonly type: 'i32s'; readonly value: readonly number[] }

/** A tensor of 32-bit floats; `shape` has the dimension first that lies together. */
export interface GgufTensor {
  readonly name: string
  readonly shape: readonly number[]
  readonly values: Float32Array
}

/** Numbers that stand for types in the file. */
const types = { u32: 4, i32: 5, f32: 6, bool: 7, text: 8, array: 9 } as const
const alignment = 32

/**
 * The bytes of a GGUF file, version 3, little-endian: header, metadata, the list of tensors, then their data, each at a
 * multiple of 32 bytes (https://github.com/ggml-org/ggml/blob/master/docs/gguf.md).
 */
export function ggufFile(
  metadata: Readonly<Record<string, GgufValue>>,
  tensors: readonly GgufTensor[],
): Uint8Array<ArrayBuffer> {
  const head = byteWriter()
  head.bytes(new TextEncoder().encode('GGUF'))
  head.u32(3)
  head.u64(tensors.length)
  head.u64(Object.keys(metadata).length)
  for (const [key, value] of Object.entries(metadata)) {
    head.text(key)
    writeValue(head, value)
  }
  let offset = 0
  const offsets = tensors.map(({ name, shape, values }) => {
    if (shape.reduce((all, size) => all * size, 1) !== values.length) {
      throw new RangeError(`The tensor ${name} has ${values.length} values, and a shape of ${shape.join(' × ')}.`)
    }
    head.text(name)
    head.u32(shape.length)
    for (const size of shape) head.u64(size)
    head.u32(0)
    head.u64(offset)
    const at = offset
    offset = aligned(offset + values.byteLength)
    return at
  })
  const start = aligned(head.length)
  const file = new Uint8Array(start + offset)
  head.copyTo(file)
  for (const [index, { values }] of tensors.entries()) {
    file.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), start + (offsets[index] ?? 0))
  }
  return file
}

function writeValue(to: ByteWriter, given: GgufValue): void {
  if (given.type === 'texts') {
    to.array(types.text, given.value.length)
    for (const text of given.value) to.text(text)
  } else if (given.type === 'f32s' || given.type === 'i32s') {
    to.array(given.type === 'f32s' ? types.f32 : types.i32, given.value.length)
    for (const number of given.value) {
      if (given.type === 'f32s') to.f32(number)
      else to.u32(number >>> 0)
    }
  } else {
    to.u32(types[given.type])
    if (given.type === 'bool') to.bytes(Uint8Array.of(given.value ? 1 : 0))
    else if (given.type === 'text') to.text(given.value)
    else to[given.type](given.value)
  }
}

interface ByteWriter {
  readonly length: number
  bytes(bytes: Uint8Array): void
  u32(value: number): void
  u64(value: number): void
  f32(value: number): void
  text(text: string): void
  array(type: number, length: number): void
  copyTo(target: Uint8Array): void
}

function byteWriter(): ByteWriter {
  const parts: Uint8Array[] = []
  let length = 0
  const bytes = (part: Uint8Array): void => {
    parts.push(part)
    length += part.length
  }
  const number = (size: number, write: (view: DataView) => void): void => {
    const view = new DataView(new ArrayBuffer(size))
    write(view)
    bytes(new Uint8Array(view.buffer))
  }
  const u32 = (value: number): void => number(4, view => view.setUint32(0, value, true))
  const u64 = (value: number): void => number(8, view => view.setBigUint64(0, BigInt(value), true))
  return {
    get length() {
      return length
    },
    bytes,
    u32,
    u64,
    f32: value => number(4, view => view.setFloat32(0, value, true)),
    text: text => {
      const encoded = new TextEncoder().encode(text)
      u64(encoded.length)
      bytes(encoded)
    },
    array: (type, size) => {
      u32(types.array)
      u32(type)
      u64(size)
    },
    copyTo: target => {
      let at = 0
      for (const part of parts) {
        target.set(part, at)
        at += part.length
      }
    },
  }
}

function aligned(size: number): number {
  return Math.ceil(size / alignment) * alignment
}
