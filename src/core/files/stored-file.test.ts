import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { createTestDatabase, type TestDatabase } from '#test/test-database.ts'
import { mayReadFile, noteFile } from './stored-file.ts'

const clock = fixedClock('2026-11-21T10:00:00Z')
const [ours, theirs] = [newId<'org'>(clock), newId<'org'>(clock)]
const picture = { sha256: 'ab'.repeat(32), sizeBytes: 12, mediaType: 'image/png' }
let test: TestDatabase
beforeAll(async () => {
  test = await createTestDatabase()
})
afterAll(async () => test.drop())

describe('who may read a file', () => {
  it('is the organisation that noted it, not the one that knows its hash', async () => {
    await test.db.forOrg(ours, (tx) => noteFile(tx, ours, picture, clock.now()))
    expect(await test.db.forOrg(ours, (tx) => mayReadFile(tx, ours, picture.sha256))).toEqual({
      mediaType: 'image/png',
      sizeBytes: 12,
    })
    expect(await test.db.forOrg(theirs, (tx) => mayReadFile(tx, theirs, picture.sha256))).toBeNull()
    // even with the other organisation's id in hand, the transaction sees only its own
    expect(await test.db.forOrg(theirs, (tx) => mayReadFile(tx, ours, picture.sha256))).toBeNull()
  })

  it('keeps the first media type when the same bytes come again', async () => {
    await test.db.forOrg(ours, async (tx) => {
      await noteFile(tx, ours, picture, clock.now())
      await noteFile(tx, ours, { ...picture, mediaType: 'text/html' }, clock.now())
    })
    expect(await test.db.forOrg(ours, (tx) => mayReadFile(tx, ours, picture.sha256))).toMatchObject({
      mediaType: 'image/png',
    })
  })

  it.each(["' or 1=1", '', 'AB'.repeat(32)])('knows nothing of %j', async (name) => {
    expect(await test.db.forOrg(ours, (tx) => mayReadFile(tx, ours, name))).toBeNull()
  })
})
