import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BoundedMap } from './bounded-map.ts'

test('one too many lets the oldest go, and says which', () => {
  const dropped: string[] = []
  const map = new BoundedMap<string, number>(2, (key, value) => dropped.push(`${key}${value}`))
  map.set('a', 1).set('b', 2).set('c', 3)
  expect([...map]).toEqual([
    ['b', 2],
    ['c', 3],
  ])
  expect(dropped).toEqual(['a1'])
})

test('a key that is set again keeps its place, unless it is set as the newest or used', () => {
  const map = new BoundedMap<string, number>(3)
  map.set('a', 1).set('b', 2).set('c', 3)
  expect([...map.set('a', 4).keys()]).toEqual(['a', 'b', 'c'])
  expect([...map.setNewest('a', 5).keys()]).toEqual(['b', 'c', 'a'])
  expect([map.use('b'), map.use('z'), [...map.keys()]]).toEqual([2, undefined, ['c', 'a', 'b']])
})

test('it holds what was set or used last, whatever was done', () => {
  const act = fc.tuple(fc.constantFrom('setNewest', 'use'), fc.integer({ min: 0, max: 9 }))
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.array(act, { maxLength: 60 }), (most, acts) => {
      const map = new BoundedMap<number, string>(most)
      let order: number[] = []
      for (const [name, key] of acts) {
        if (name === 'use' && !order.includes(key)) expect(map.use(key)).toBeUndefined()
        else {
          if (name === 'use') expect(map.use(key)).toBe(`${key}`)
          else map.setNewest(key, `${key}`)
          order = [...order.filter(each => each !== key), key].slice(-most)
        }
        expect([...map.keys()]).toEqual(order)
      }
    }),
  )
})
