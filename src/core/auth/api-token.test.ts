import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '#core/clock.ts'
import { NotFound } from '#core/errors.ts'
import { newId } from '#core/ids.ts'
import { createTestDatabase, type TestDatabase } from '#test/test-database.ts'
import { createApiToken, findApiToken, listApiTokens, revokeApiToken, type NewApiToken } from './api-token.ts'

const START = '2026-11-21T10:00:00Z'
const clock = fixedClock(START)
const [ours, theirs] = [newId<'org'>(clock), newId<'org'>(clock)]
let test: TestDatabase
beforeAll(async () => {
  test = await createTestDatabase()
})
afterAll(async () => test.drop())

const create = (input: Partial<NewApiToken> = {}) =>
  test.db.forOrg(ours, (tx) =>
    createApiToken(tx, clock, ours, {
      name: 'Dataexport',
      scopes: ['messages:read'],
      createdBy: 'cli',
      expiresAt: null,
      ...input,
    }),
  )
const find = (token: string) => findApiToken(test.db, clock, token)

describe('an API token', () => {
  it('is shown once and kept as a hash', async () => {
    const { id, token } = await create({ scopes: ['messages:write', 'messages:read', 'messages:read'] })
    expect(token).toMatch(/^torget_[A-Za-z0-9_-]{43}$/)
    expect(await find(token)).toEqual({
      state: 'valid',
      orgId: ours,
      id,
      name: 'Dataexport',
      scopes: ['messages:read', 'messages:write'],
      personId: null,
    })
    const owner = new pg.Client(test.owner)
    await owner.connect()
    const { rows } = await owner.query<{ row: string }>('select api_token::text as row from api_token')
    await owner.end()
    expect(rows.map((r) => r.row).join()).not.toContain(token.slice('torget_'.length))
  })

  it.each(['', 'torget_', `torget_${'A'.repeat(43)}`, 'A'.repeat(43)])('does not know %j', async (token) => {
    expect(await find(token)).toEqual({ state: 'unknown' })
  })

  it('works until it expires and not at that instant', async () => {
    clock.set(START)
    const { token } = await create({ expiresAt: clock.now().add({ hours: 1 }) })
    clock.advance({ minutes: 59, seconds: 59 })
    expect(await find(token)).toMatchObject({ state: 'valid' })
    clock.advance({ seconds: 1 })
    expect(await find(token)).toEqual({ state: 'expired' })
  })

  it('stops working when revoked; revoking again keeps the first time', async () => {
    clock.set(START)
    const { id, token } = await create()
    await test.db.forOrg(ours, (tx) => revokeApiToken(tx, clock, ours, id))
    clock.advance({ hours: 1 })
    await test.db.forOrg(ours, (tx) => revokeApiToken(tx, clock, ours, id))
    expect(await find(token)).toEqual({ state: 'revoked' })
    const [listed] = (await test.db.forOrg(ours, (tx) => listApiTokens(tx, ours))).filter((t) => t.id === id)
    expect(listed?.revokedAt?.toString()).toBe(START)
  })

  it('cannot be revoked or seen from another organisation', async () => {
    const { id, token } = await create()
    const revoke = test.db.forOrg(theirs, (tx) => revokeApiToken(tx, clock, theirs, id))
    await expect(revoke).rejects.toThrow(NotFound)
    const malformed = test.db.forOrg(ours, (tx) => revokeApiToken(tx, clock, ours, 'no-id'))
    await expect(malformed).rejects.toThrow(NotFound)
    expect(await test.db.forOrg(theirs, (tx) => listApiTokens(tx, theirs))).toEqual([])
    expect(await find(token)).toMatchObject({ state: 'valid' })
  })

  it('is listed newest first with its last use to the hour, without the token', async () => {
    clock.set('2026-12-01T08:00:00Z')
    const { id, token } = await create({ name: 'Senast' })
    clock.advance({ minutes: 5 })
    await find(token)
    clock.advance({ minutes: 59 })
    await find(token)
    const [listed] = await test.db.forOrg(ours, (tx) => listApiTokens(tx, ours))
    expect(listed).toMatchObject({ id, name: 'Senast', scopes: ['messages:read'], createdBy: 'cli' })
    expect(listed?.lastUsedAt?.toString()).toBe('2026-12-01T08:05:00Z')
    expect(JSON.stringify(listed)).not.toContain(token)
    clock.advance({ minutes: 1 })
    await find(token)
    const [later] = await test.db.forOrg(ours, (tx) => listApiTokens(tx, ours))
    expect(later?.lastUsedAt?.toString()).toBe('2026-12-01T09:05:00Z')
  })
})
