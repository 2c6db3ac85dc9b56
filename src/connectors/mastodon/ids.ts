/**
 * A server counts its accounts for itself: 42 on one server and 42 on another are two people. So an account's id, ours or anybody's, is kept
 * here as `42@mastodon.example`: the number by which *our* account's server knows it, and the host of that server (not the host that the
 * person is on). Statuses keep the server's bare number: everything stored of them is stored for each account apart.
 *
 * Ids without a host are taken as they are: those of their account's own server.
 */
import { Rejected, type Access } from '../connector.ts'

/** As kept, from the number that a server gave and the server's address. */
export function idAtServer(id: string, server: string): string {
  const host = URL.parse(server)?.host ?? ''
  return host === '' ? id : `${id}@${host}`
}

/** As kept, from the number that the account's own server gave somebody. */
export function idBeside(accountExternalId: string, id: string): string {
  const host = hostOf(accountExternalId)
  return host === null ? id : `${id}@${host}`
}

/** The number alone: what the account's own server is asked with. */
export function ownNumber({ accountExternalId }: Access): string {
  return numberOf(accountExternalId)
}

/** Somebody's number on the account's server. Throws `Rejected`: that number would be another person's there. */
export function numberBeside({ accountExternalId }: Access, externalId: string): string {
  const [ours, theirs] = [hostOf(accountExternalId), hostOf(externalId)]
  if (ours !== null && theirs !== null && ours !== theirs)
    throw new Rejected('Mastodon: this account is known by another server', 'malformed-id')
  return numberOf(externalId)
}

function numberOf(externalId: string): string {
  const at = externalId.lastIndexOf('@')
  return at < 1 ? externalId : externalId.slice(0, at)
}

function hostOf(externalId: string): string | null {
  const at = externalId.lastIndexOf('@')
  return at < 1 ? null : externalId.slice(at + 1)
}
