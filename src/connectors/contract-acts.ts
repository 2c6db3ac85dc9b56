import type { FakeNetwork } from './contract-network.ts'

/** Every act once, on what the fake network gives as an example. undefined: the network does not have it. */
type Act = readonly [verb: string, run: (network: FakeNetwork) => Promise<unknown> | undefined]

const HELLO = 'Tack för din fråga! Vi återkommer. åäö 🙂'

export const ACTS: readonly Act[] = [
  ['reply', (n) => n.connector.reply?.(n.access, comment(n), HELLO)],
  ['hide', (n) => n.connector.hide?.(n.access, comment(n))],
  ['unhide', (n) => n.connector.unhide?.(n.access, comment(n))],
  ['remove', (n) => n.connector.remove?.(n.access, comment(n))],
  ['privateReply', (n) => n.connector.privateReply?.(n.access, comment(n), HELLO)],
  ['directReply', (n) => n.connector.directReply?.(n.access, given(n.examples.direct), HELLO)],
  ['block', (n) => n.connector.block?.(n.access, given(n.examples.block))],
  ['unblock', (n) => n.connector.unblock?.(n.access, given(n.examples.block))],
]

export const comment = ({ examples }: FakeNetwork): string => given(examples.comments).commentId

function given<T>(value: T | undefined): T {
  if (value === undefined)
    throw new Error('the fake network lacks an example for something the profile offers')
  return value
}
