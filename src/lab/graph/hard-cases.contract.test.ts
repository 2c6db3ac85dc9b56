import { testHardCases } from '#connectors/hard-cases-contract-test.ts'
import type { HardNetwork, Trouble } from '#connectors/hard-cases-network.ts'
import { createFacebookReader } from '#connectors/facebook/read-answer.ts'
import { createHttpClient } from '#core/outgoing/http-client.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import { startOnLab, type OnLab } from '#test/facebook-on-lab.ts'
import { watchedClient } from '../bad-day-for-tests.ts'
import { isWrite, type CallFault, type CallName } from './faults.ts'
import { scopedPersonId } from './ids.ts'

const READS: readonly CallName[] = ['read-post', 'read-thread', 'read-comment', 'harvest', 'access', 'other']

function graphFault(trouble: Trouble, redirectTo: string): CallFault {
  const faults: Readonly<Record<Trouble, CallFault>> = {
    '401': { kind: 'error', code: 190, subcode: 463 },
    '403': { kind: 'error', code: 200 },
    '429': { kind: 'error', code: 80001 },
    '5xx of its own': { kind: 'error', code: 1 },
    '502 of a gateway': { kind: 'server-error', status: 502 },
    '504 of a gateway, after': { kind: 'server-error', status: 504, acts: true },
    silence: { kind: 'no-answer', acts: false },
    'silence, after': { kind: 'no-answer', acts: true },
    'a cut line, after': { kind: 'cut', acts: true },
    'half a body': { kind: 'half-body' },
    'wrong JSON': { kind: 'wrong-json' },
    'a slow drip': { kind: 'drip', delayMs: 40 },
    'a redirect to a private address': { kind: 'redirect', to: redirectTo },
  }
  return faults[trouble]
}

/** Put in place at once: written one by one they would be told of one by one. */
function fill({ lab, post, clock }: OnLab, count: number): void {
  const authorId = lab.addPerson({ name: 'Rykte Ryktesson' }).id
  const first = clock.now().subtract({ hours: 30 })
  const plain = { postId: post.id, parentId: null, authorId, media: null, editedAt: null, hiddenAt: null }
  for (let n = 0; n < count; n += 1) {
    const id = `${post.id.split('_').at(-1) ?? ''}_9${String(n).padStart(14, '0')}`
    const createdAt = first.add({ seconds: 2 * n }).toString({ fractionalSecondDigits: 3 })
    lab.state.comments[id] = {
      ...{ ...plain, id, text: `Nr ${n}`, createdAt },
      ...{ removedAt: null, removedBy: null, privateReplyId: null, reactions: {} },
    }
  }
}

function people({ lab }: OnLab): HardNetwork['theirs'] {
  const change = (author: string, part: { readonly name?: string; readonly isWithheld?: boolean }) => {
    const person = lab.addPerson({ name: author })
    lab.state.people[person.id] = { ...person, ...part }
  }
  return {
    rename: (author, name) => change(author, { name }),
    becomeNameless: (author) => change(author, { isWithheld: true }),
    leave: (author) => {
      const { id } = lab.addPerson({ name: author })
      for (const comment of Object.values(lab.state.comments))
        if (comment.authorId === id && comment.removedAt === null) lab.removeOwnComment(comment.id, id)
    },
  }
}

testHardCases('facebook', async (): Promise<HardNetwork> => {
  const on = await startOnLab()
  const { lab, clock, host, access, post } = on
  for (const id of Object.keys(lab.state.comments)) Reflect.deleteProperty(lab.state.comments, id)
  const client = watchedClient(
    createHttpClient({ clock, allowPrivateHosts: [host], timeoutMs: 20_000, maxBytes: 2_000_000 }),
  )
  const quota = createMemoryQuota(clock)
  const connect = () => on.connect({ http: client.http, quota })
  return {
    connect,
    access: () => access,
    reader: createFacebookReader(),
    clock,
    quota,
    postId: post.id,
    write: (author, text) => {
      const { id, authorId } = lab.writeComment({ postId: post.id, author, text })
      return { commentId: id, authorId: scopedPersonId(access.accountExternalId, authorId) }
    },
    meet: (trouble, onWhich, redirectTo) => {
      lab.faults.clear()
      client.expect(trouble, onWhich)
      const call = onWhich === 'acts' ? 'writes' : READS.filter((name) => !isWrite(name))
      if (trouble !== null) lab.faults.always({ call }, graphFault(trouble, redirectTo))
    },
    seenInPublic: (text) =>
      Object.values(lab.state.comments).filter((one) => one.removedAt === null && one.text === text).length,
    calls: () => client.calls,
    useUp: async () => {
      lab.usage.set({ callCount: 96 })
      // Its first call tells of the usage; the second is refused for it.
      await connect()
        .fetchPost(access, post.id)
        .catch((error: unknown) => error)
      return {
        resetsAt: clock.now().add({ hours: 1 }),
        calm: () => {
          lab.usage.set({ callCount: 3 })
        },
      }
    },
    fill: (count) => fill(on, count),
    ours: {
      rename: (handle) => {
        const page = lab.state.pages[access.accountExternalId]
        if (page !== undefined) page.handle = handle
      },
      close: () => void Reflect.deleteProperty(lab.state.pages, access.accountExternalId),
      lost: { isGone: true },
    },
    theirs: people(on),
    breaches: () => lab.violations,
    close: on.close,
  }
})
