import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Access, NetworkEvent } from '../connector.ts'
import { sealAnswer } from '../kit/envelope.ts'
import { idAtServer, idBeside, numberBeside, ownNumber } from './ids.ts'
import { createMastodonReader } from './reader.ts'

const access = (accountExternalId: string): Access => ({ accountExternalId, token: '' })
/** Numbers, ULIDs and flakes: what the servers that speak this API call an account. */
const number = fc.stringMatching(/^[\dA-Za-z][\w-]{0,25}$/)
const server = fc.domain().map((host) => `https://${host}`)

describe('ids of accounts', () => {
  it('are different on two servers, and the same whichever way they are made', () => {
    fc.assert(
      fc.property(number, number, server, server, (ours, theirs, one, other) => {
        const account = idAtServer(ours, one)
        expect(idBeside(account, theirs)).toBe(idAtServer(theirs, one))
        expect(idBeside(account, theirs) === account).toBe(ours === theirs)
        if (one !== other) expect(idAtServer(ours, other)).not.toBe(account)
      }),
    )
  })

  it('give the number back, and only to the server that counted it', () => {
    fc.assert(
      fc.property(number, number, server, server, (ours, theirs, one, other) => {
        const us = access(idAtServer(ours, one))
        expect(ownNumber(us)).toBe(ours)
        expect(numberBeside(us, idAtServer(theirs, one))).toBe(theirs)
        if (one !== other) expect(() => numberBeside(us, idAtServer(theirs, other))).toThrow('another server')
      }),
    )
  })

  it.each([
    ['https://social.example', '42@social.example'],
    ['https://social.example:8443/', '42@social.example:8443'],
    ['https://SOCIAL.example/under', '42@social.example'],
    ['no server', '42'],
  ])('at %s: %s', (address, id) => {
    expect(idAtServer('42', address)).toBe(id)
  })

  it('without a host stay as they are, and are those of the account’s own server', () => {
    expect(idBeside('1', '42')).toBe('42')
    expect(ownNumber(access('1'))).toBe('1')
    expect(numberBeside(access('1@a.example'), '42')).toBe('42')
    expect(numberBeside(access('1'), '42@a.example')).toBe('42')
  })
})

describe('two accounts with the same number on two servers', () => {
  const reader = createMastodonReader()
  const status = {
    id: '100',
    created_at: '2026-08-01T13:00:00.000Z',
    in_reply_to_id: null,
    visibility: 'direct',
    content: '<p>Hej</p>',
    account: { id: '1', acct: 'karin' },
    mentions: [{ id: '2' }],
  }
  const read = (accountExternalId: string): NetworkEvent | undefined =>
    reader.readEvents(
      sealAnswer({
        kind: 'statuses',
        accountExternalId,
        askedAt: Temporal.Instant.from('2026-08-01T14:00:00Z'),
        answer: new TextEncoder().encode(JSON.stringify([status])),
      }),
    )[0]

  it('are not taken for each other, nor what is told to them', () => {
    const [one, other] = [read('2@a.example'), read('2@b.example')]
    expect(one?.dedupeKey).not.toBe(other?.dedupeKey)
    expect(one?.effect).toMatchObject({
      message: {
        isFromAccount: false,
        otherPartyExternalId: '1@a.example',
        author: { externalId: '1@a.example' },
      },
    })
    expect(read('1@a.example')?.effect).toMatchObject({
      message: { isFromAccount: true, otherPartyExternalId: '2@a.example' },
    })
  })
})
