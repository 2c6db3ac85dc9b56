import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { NetworkComment } from '../connector.ts'
import { readComment } from './read-objects.ts'
import { inThreadOrder } from './thread-order.ts'

function comment(id: string, second: number | null, parent: string | null): NetworkComment {
  const created = second === null ? {} : { created_time: 1_795_000_000 + second }
  return readComment({ ...created, ...(parent !== null && { parent: { id: parent } }) }, id, 'post')
}

const ids = (comments: readonly NetworkComment[]) => comments.map((one) => one.externalId)

it('puts a parent before an answer of the same second, and keeps an answer whose parent is gone', () => {
  const sent = [comment('b', 5, 'a'), comment('a', 5, null), comment('d', 6, 'gone'), comment('c', 1, null)]
  expect(ids(inThreadOrder(sent))).toEqual(['c', 'a', 'b', 'd'])
})

it('takes a comment once though two pages had it, and does not hang on a circle', () => {
  const sent = [comment('a', 1, 'b'), comment('b', 2, 'a'), comment('a', 1, 'b')]
  expect(ids(inThreadOrder(sent)).sort()).toEqual(['a', 'b'])
})

it('loses nobody and never puts an answer before its parent', () => {
  const someComment = fc.record({
    id: fc.nat(30).map(String),
    second: fc.option(fc.nat(3)),
    parent: fc.option(fc.nat(30).map(String)),
  })
  fc.assert(
    fc.property(fc.array(someComment), (rows) => {
      // A parent is always the older id, as on the network: no circles here.
      const sent = rows.map(({ id, second, parent }) =>
        comment(id, second, parent !== null && Number(parent) < Number(id) ? parent : null),
      )
      const ordered = inThreadOrder(sent)
      expect(new Set(ids(ordered))).toEqual(new Set(ids(sent)))
      for (const [index, one] of ordered.entries()) {
        expect(ids(ordered).indexOf(one.parentExternalId ?? '')).toBeLessThan(index)
      }
    }),
  )
})
