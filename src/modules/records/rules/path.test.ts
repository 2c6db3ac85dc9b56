import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RuleBroken } from '#core/errors.ts'
import { DESKS, type Desk } from './desks.ts'
import { deskOf, isLastDesk, move, possibleMoves, start, type Move, type Standing } from './path.ts'

const official: readonly Desk[] = ['contact-centre', 'service', 'registrar']
const at = (deskNo: number): Standing => ({ ...start(official, 'school'), deskNo })

describe('the way to the diary', () => {
  it.each<[string, Standing, Move, readonly [Desk, string]]>([
    ['F-141: the contact centre passes it on', at(0), { kind: 'forward' }, ['service', 'school']],
    ['R8: and may correct the service', at(0), { kind: 'forward', unitId: 'roads' }, ['service', 'roads']],
    ['the service hands it to its registrar', at(1), { kind: 'forward' }, ['registrar', 'school']],
    ['scenario 19: a wrong service sends it back', at(1), { kind: 'bounce' }, ['contact-centre', 'school']],
    ['or to the right one', at(1), { kind: 'readdress', unitId: 'roads' }, ['service', 'roads']],
    ['the registrar sends it back', at(2), { kind: 'bounce' }, ['service', 'school']],
  ])('%s', (_name, from, step, [desk, unitId]) => {
    const next = move(from, step)
    expect(deskOf(next)).toBe(desk)
    expect(next).toMatchObject({ unitId, isReceived: false, state: 'under-way' })
  })

  it.each<[string, Standing, Move]>([
    ['registration-first-desk', at(0), { kind: 'bounce' }],
    ['registration-last-desk', at(2), { kind: 'forward' }],
    ['registration-not-at-the-diary', at(1), { kind: 'settle', as: 'registered' }],
    ['registration-same-service', at(1), { kind: 'readdress', unitId: 'school' }],
    ['registration-received-already', { ...at(0), isReceived: true }, { kind: 'receive' }],
    ['registration-settled', { ...at(2), state: 'registered' }, { kind: 'bounce' }],
  ])('refuses with %s', (code, from, step) => {
    expect(() => move(from, step)).toThrow(expect.objectContaining({ code }))
  })

  it('lets the service itself settle where the route ends with it (F-142)', () => {
    const settled = move(start(['service'], 'school'), { kind: 'settle', as: 'linked' })
    expect(settled).toMatchObject({ state: 'linked', isReceived: true })
  })
})

const unit = fc.constantFrom('school', 'roads', 'library')
const anyMove: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ kind: fc.constant('forward' as const), unitId: unit }),
  fc.record({ kind: fc.constant('readdress' as const), unitId: unit }),
  fc.constant({ kind: 'bounce' as const }),
  fc.constant({ kind: 'receive' as const }),
  fc.record({
    kind: fc.constant('settle' as const),
    as: fc.constantFrom('registered' as const, 'linked' as const, 'rejected' as const),
  }),
)
const anyRoute = fc.array(fc.constantFrom(...DESKS), { minLength: 1, maxLength: 5 })

function walk(route: readonly Desk[], moves: readonly Move[]): Standing[] {
  const trail = [start(route, 'school')]
  for (const step of moves) {
    const now = trail.at(-1)!
    try {
      trail.push(move(now, step))
    } catch (error) {
      if (!(error instanceof RuleBroken)) throw error
    }
  }
  return trail
}

describe('whatever anyone does', () => {
  it('the item lies on exactly one desk of its route and moves at most one', () => {
    fc.assert(
      fc.property(anyRoute, fc.array(anyMove, { maxLength: 40 }), (route, moves) => {
        const trail = walk(route, moves)
        for (const [index, standing] of trail.entries()) {
          expect(route).toContain(deskOf(standing))
          expect(standing.unitId).not.toBe('')
          const before = trail[index - 1]
          if (before !== undefined) expect(Math.abs(standing.deskNo - before.deskNo)).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  it('settled is final, and only the last desk settles', () => {
    fc.assert(
      fc.property(anyRoute, fc.array(anyMove, { maxLength: 40 }), (route, moves) => {
        const settled = walk(route, moves).filter((standing) => standing.state !== 'under-way')
        expect(settled.length).toBeLessThanOrEqual(1)
        for (const standing of settled) expect(isLastDesk(standing)).toBe(true)
      }),
    )
  })

  it('there is always a way on to the diary', () => {
    fc.assert(
      fc.property(anyRoute, fc.array(anyMove, { maxLength: 20 }), (route, moves) => {
        let standing = walk(route, moves).at(-1)!
        for (let hops = 0; hops < route.length && standing.state === 'under-way'; hops += 1) {
          standing = isLastDesk(standing)
            ? move(standing, { kind: 'settle', as: 'registered' })
            : move(standing, { kind: 'forward' })
        }
        expect(standing.state).not.toBe('under-way')
      }),
    )
  })

  it('what is offered can be done, and what is not cannot', () => {
    fc.assert(
      fc.property(anyRoute, fc.array(anyMove, { maxLength: 20 }), anyMove, (route, moves, wanted) => {
        const standing = walk(route, moves).at(-1)!
        const isOffered = possibleMoves(standing).includes(wanted.kind)
        const isSameService = wanted.kind === 'readdress' && wanted.unitId === standing.unitId
        if (isOffered && !isSameService) expect(() => move(standing, wanted)).not.toThrow()
        else expect(() => move(standing, wanted)).toThrow(RuleBroken)
      }),
    )
  })
})
