import { expect, test } from 'vitest'
import { bigramModel } from './bigram-model.ts'
import { ggufFile } from './gguf-file.ts'

test('a file begins as a GGUF of version 3 does, and its data is where a multiple of 32 bytes is', () => {
  const values = Float32Array.of(1, 2, 3)
  const file = ggufFile({ 'general.name': { type: 'text', value: 'three' } }, [{ name: 'a', shape: [3], values }])
  const view = new DataView(file.buffer)
  expect(new TextDecoder().decode(file.subarray(0, 4))).toBe('GGUF')
  expect([view.getUint32(4, true), view.getBigUint64(8, true), view.getBigUint64(16, true)]).toEqual([3, 1n, 1n])
  expect(file.length % 32).toBe(0)
  expect([0, 4, 8].map(at => view.getFloat32(file.length - 32 + at, true))).toEqual([1, 2, 3])
})

test('a tensor that is not as large as it says is turned down', () => {
  expect(() => ggufFile({}, [{ name: 'a', shape: [2, 2], values: new Float32Array(3) }])).toThrow('a has 3 values')
})

test('the same sentences make the same model, of a size that a test can make each time', () => {
  const model = bigramModel('hens', ['A hen crosses the road.', 'Peg counts the hens.'])
  expect(model).toEqual(bigramModel('hens', ['A hen crosses the road.', 'Peg counts the hens.']))
  expect(model.length).toBeLessThan(1_000_000)
})
