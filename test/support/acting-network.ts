import { Rejected, type Connector } from '#connectors/connector.ts'
import type { FakeConnector, FakeNetwork } from './fake-network.ts'

export type ActVerb = 'hide' | 'unhide' | 'remove' | 'reply' | 'privateReply'

/** The fake network with the verbs that change something: it hides, shows, removes, and tells nobody about what is gone. */
export type ActingNetwork = {
  readonly connector: FakeConnector
  /** Every call that would have changed something, in order: "remove c1". */
  readonly acts: string[]
  /** The next call of that kind throws this, once; with `actsFirst` after it has been done. */
  failNext(verb: ActVerb, error: Error, actsFirst?: boolean): void
}

export function actOn(network: FakeNetwork, change: Partial<Connector['profile']> = {}): ActingNetwork {
  const acts: string[] = []
  const failures: { verb: ActVerb; error: Error; actsFirst: boolean }[] = []

  const act = async <T>(verb: ActVerb, id: string, work: () => Promise<T> | T): Promise<T> => {
    acts.push(`${verb} ${id}`)
    const index = failures.findIndex((one) => one.verb === verb)
    const failure = index < 0 ? undefined : failures.splice(index, 1)[0]
    if (failure?.actsFirst === false) throw failure.error
    const result = await work()
    if (failure !== undefined) throw failure.error
    return result
  }
  const standing = (id: string) => {
    const comment = network.comments.get(id)
    if (comment === undefined) throw new Rejected('no such object', 'missing', true)
    return comment
  }
  const setHidden = (verb: 'hide' | 'unhide', id: string) =>
    act(verb, id, () => {
      network.comments.set(id, { ...standing(id), isHidden: verb === 'hide' })
    })

  const connector: FakeConnector = {
    ...network.connector,
    profile: { ...network.connector.profile, ...change },
    hide: (_access, id) => setHidden('hide', id),
    unhide: (_access, id) => setHidden('unhide', id),
    remove: (_access, id) =>
      act('remove', id, () => {
        standing(id)
        network.comments.delete(id)
      }),
    privateReply: (access, id, text) =>
      act('privateReply', id, () => {
        standing(id)
        return network.connector.privateReply(access, id, text)
      }),
    reply: (access, id, text) =>
      act('reply', id, () => {
        if (!network.posts.has(id)) standing(id)
        return network.connector.reply(access, id, text)
      }),
  }
  return {
    connector,
    acts,
    failNext: (verb, error, actsFirst = false) => failures.push({ verb, error, actsFirst }),
  }
}
