import { Rejected, type Access, type NetworkId } from '../connector.ts'
import { asRecord, textAt, type Json } from './json.ts'

export type HandleOf = {
  readonly network: NetworkId
  readonly access: Access
  /** For an upload: the bytes of another film must never go to this one's address. */
  readonly draft?: { readonly key: string }
}

/** What is kept between the steps of a publishing, with whose it is. */
export function writeHandle({ network, access, draft }: HandleOf, content: Json): string {
  const key = draft === undefined ? {} : { key: draft.key }
  return JSON.stringify({ ...content, ...key, network, account: access.accountExternalId })
}

/** Throws `Rejected` for anything but a handle of this network, this account and, where it is given, this draft. */
export function openHandle({ network, access, draft }: HandleOf, text: string): Json {
  const handle = parsed(text)
  const isOurs =
    textAt(handle, 'network') === network &&
    textAt(handle, 'account') === access.accountExternalId &&
    (draft === undefined || textAt(handle, 'key') === draft.key)
  if (handle === null || !isOurs) throw badHandle(network)
  return handle
}

export function badHandle(network: NetworkId): Rejected {
  return new Rejected(`${network}: this is not the handle of a publishing that goes on there`, 'bad-handle')
}

function parsed(text: string): Json | null {
  try {
    return asRecord(JSON.parse(text))
  } catch {
    return null
  }
}
