import { describe, expect, it } from 'vitest'
import {
  ledgerActor,
  may,
  permit,
  systemActor,
  type Permission,
  type PersonActor,
  type TokenActor,
} from './actor.ts'
import { NotPermitted } from './errors.ts'
import type { OrgId, PersonId, UnitId } from './ids.ts'

const orgId = 'org' as OrgId
const person: PersonActor = {
  kind: 'person',
  id: 'p' as PersonId,
  orgId,
  name: 'Åsa Öhman',
  title: 'kommunikatör',
  roles: ['communicator'],
  unitId: 'u' as UnitId,
  unitIds: ['u' as UnitId],
  hidesName: true,
}
const token = (...scopes: string[]): TokenActor => ({ kind: 'token', id: 't', orgId, name: 'Export', scopes })

const answer: Permission<{ readonly ownerId: string }> = {
  scope: 'messages:reply',
  person: (actor, subject) => actor.id === subject.ownerId,
}

describe('a permission', () => {
  it.each([
    ['a person to whom it applies', person, 'p', true],
    ['a person to whom it does not', person, 'q', false],
    ['a token with the scope', token('messages:read', 'messages:reply'), 'q', true],
    ['a token without it', token('messages:read'), 'p', false],
    ['a token whose scope only begins alike', token('messages:reply-all'), 'p', false],
    ['the system', systemActor(orgId, 'sweep'), 'q', true],
  ])('%s', (_, actor, ownerId, expected) => {
    expect(may(actor, answer, { ownerId })).toBe(expected)
    const attempt = () => permit(actor, answer, { ownerId })
    if (expected) expect(attempt).not.toThrow()
    else expect(attempt).toThrow(new NotPermitted('messages:reply'))
  })
})

it('stands in the ledger with id and name, though the name is withheld outside', () => {
  expect(ledgerActor(person)).toEqual({ kind: 'person', id: 'p', name: 'Åsa Öhman' })
})
