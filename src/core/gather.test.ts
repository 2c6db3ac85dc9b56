import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gather } from './gather.ts'

const later = () => new Promise<void>((resolve) => setTimeout(resolve, 1))

/** Doubles numbers, refuses the unlucky ones together with their company, and remembers the sizes. */
function doubling(isUnlucky: (no: number) => boolean = () => false, most = 4) {
  const sizes: number[] = []
  const double = gather<number, number>(
    async (items) => {
      sizes.push(items.length)
      await later()
      if (items.some(isUnlucky)) throw new Error(`unlucky: ${items.filter(isUnlucky).join()}`)
      return items.map((no) => no * 2)
    },
    { most },
  )
  return { double, sizes }
}

describe('gather', () => {
  it('writes the first at once, and what came meanwhile together, never more than may be', async () => {
    const { double, sizes } = doubling()
    expect(await Promise.all([1, 2, 3, 4, 5, 6, 7].map(double))).toEqual([2, 4, 6, 8, 10, 12, 14])
    expect(sizes).toEqual([1, 4, 2])
  })

  it('gives each its own answer when the company failed', async () => {
    const { double, sizes } = doubling((no) => no === 3)
    const answers = await Promise.allSettled([1, 2, 3, 4].map(double))
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
    expect(sizes).toEqual([1, 3, 1, 1, 1])
  })

  it('goes on after a failure', async () => {
    const { double } = doubling((no) => no === 1)
    await expect(double(1)).rejects.toThrow('unlucky: 1')
    expect(await double(2)).toBe(4)
  })

  it('leaves nobody without an answer', async () => {
    const forgetful = gather<number, number>(() => Promise.resolve([]), { most: 4 })
    await expect(forgetful(1)).rejects.toThrow('without an answer')
  })

  it('answers everybody rightly, whatever arrives when and fails', async () => {
    const arrivals = fc.array(fc.record({ no: fc.nat(50), isLater: fc.boolean() }), { maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(arrivals, fc.integer({ min: 1, max: 8 }), async (all, most) => {
        const { double, sizes } = doubling((no) => no % 7 === 3, most)
        const asked: Promise<number>[] = []
        for (const { no, isLater } of all) {
          if (isLater) await later()
          const answer = double(no)
          answer.catch(() => undefined)
          asked.push(answer)
        }
        const answers = await Promise.allSettled(asked)
        answers.forEach((answer, at) => {
          const no = all[at]!.no
          if (no % 7 === 3) expect(answer).toMatchObject({ reason: new Error(`unlucky: ${no}`) })
          else expect(answer).toEqual({ status: 'fulfilled', value: no * 2 })
        })
        expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(most)
      }),
      { numRuns: 50 },
    )
  })
})
