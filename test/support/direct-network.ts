import type { Connector, DirectAddress, Offers } from '#connectors/connector.ts'
import type { FakeNetwork } from './fake-network.ts'

export type DirectSent = DirectAddress & { readonly text: string }

export type DirectNetwork = {
  readonly connector: Offers<'directReply'>
  readonly sent: DirectSent[]
  /** The next direct reply throws this, once; with `actsFirst` after it has been delivered. */
  failNext(error: Error, actsFirst?: boolean): void
}

/** The fake network with direct conversations that can be answered, each within so many hours of the other's last message. */
export function withDirect(network: FakeNetwork, change: Partial<Connector['profile']> = {}): DirectNetwork {
  const { profile } = network.connector
  const sent: DirectSent[] = []
  const failures: { error: Error; actsFirst: boolean }[] = []
  const connector: Offers<'directReply'> = {
    ...network.connector,
    profile: {
      ...profile,
      limits: { ...profile.limits, directReplyCharacters: 300 },
      verbs: { ...profile.verbs, directReply: { reversible: false, withinHours: 24 } },
      ...change,
    },
    directReply: (_access, to, text) => {
      const failure = failures.shift()
      if (failure?.actsFirst === false) return Promise.reject(failure.error)
      sent.push({ ...to, text })
      return failure === undefined
        ? Promise.resolve({ externalId: `direct-${sent.length}` })
        : Promise.reject(failure.error)
    },
    findReply: (_access, id, text) => {
      const index = sent.findIndex((one) => one.messageExternalId === id && one.text === text)
      return Promise.resolve(index < 0 ? null : { externalId: `direct-${index + 1}` })
    },
  }
  return { connector, sent, failNext: (error, actsFirst = false) => failures.push({ error, actsFirst }) }
}
