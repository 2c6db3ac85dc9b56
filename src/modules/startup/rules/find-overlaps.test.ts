import { describe, expect, it } from 'vitest'
import type { RegisteredAccount } from '#modules/accounts/index.ts'
import { findOverlaps } from './find-overlaps.ts'

const account = (change: Partial<RegisteredAccount>): RegisteredAccount => ({
  ...({
    id: 'a',
    name: 'Konto',
    platform: 'facebook',
    platformName: 'Facebook',
    unitId: 'unit-9',
  } as RegisteredAccount),
  status: 'active',
  purpose: '',
  audience: '',
  ...change,
})
const wish = { platformId: 'facebook', unitId: 'unit-1', words: 'Föräldrar med barn i simskolan' }
const unitId = 'unit-1' as RegisteredAccount['unitId']

describe('accounts for the same people (F-058)', () => {
  it.each([
    ['same platform and unit', { unitId }, ['platform-and-unit']],
    ['same unit, another platform', { unitId, platform: 'instagram' }, ['unit']],
    ['the same audience in another form of the word', { audience: 'Föräldrarna på skolan' }, ['audience']],
    ['the same purpose', { purpose: 'Simskolans tider' }, ['audience']],
    ['words that every account has', { purpose: 'Information om kommunens verksamhet' }, null],
    ['nothing in common', { audience: 'Företagare' }, null],
    ['closed long ago', { unitId, status: 'closed' as const }, null],
    ['never opened', { unitId, status: 'planned' as const }, null],
  ])('%s', (_name, change, reasons) => {
    expect(findOverlaps(wish, [account(change)])[0]?.reasons ?? null).toEqual(reasons)
  })

  it('shows the nearest first, and no more than one reads', () => {
    const many = Array.from({ length: 9 }, (_, at) => account({ name: String(at), audience: 'föräldrar' }))
    const found = findOverlaps(wish, [...many, account({ name: 'nearest', unitId, audience: 'föräldrar' })])
    expect(found[0]?.account.name).toBe('nearest')
    expect(found).toHaveLength(5)
  })

  it('says nothing of an empty wish', () => {
    expect(
      findOverlaps({ platformId: null, unitId: 'unit-5', words: '' }, [account({ audience: 'alla' })]),
    ).toEqual([])
  })
})
