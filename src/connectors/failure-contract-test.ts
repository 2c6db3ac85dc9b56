import { describe, expect, it } from 'vitest'
import { AccessRevoked, OutcomeUnknown, RateLimited, Rejected, Unavailable } from './connector.ts'
import { ACTS } from './contract-acts.ts'
import type { FakeNetwork, Situation } from './contract-network.ts'
import type { PasswordSignIn } from './sign-in.ts'

type FailureClass = abstract new (...args: never[]) => Error

/** Situation, what a read must throw, what an act must throw. */
const FAILURES: readonly (readonly [Situation, FailureClass, FailureClass])[] = [
  ['rate-limited', RateLimited, RateLimited],
  ['access-revoked', AccessRevoked, AccessRevoked],
  ['not-permitted', Rejected, Rejected],
  ['gone', Rejected, Rejected],
  ['own-fault', Unavailable, OutcomeUnknown],
  ['gateway-error', Unavailable, OutcomeUnknown],
  ['not-json', Unavailable, OutcomeUnknown],
  ['silent', Unavailable, OutcomeUnknown],
  ['reset', Unavailable, OutcomeUnknown],
  ['unreachable', Unavailable, Unavailable],
]

const read = ({ connector, access, examples }: FakeNetwork): Promise<unknown> =>
  connector.fetchComment === undefined || examples.comments === undefined
    ? connector.fetchPost(access, examples.postId)
    : connector.fetchComment(access, examples.comments.commentId)

/** Each fault of a network is one of the five failures, and none of them tells the token. */
export function failureTests(network: () => FakeNetwork): void {
  describe.each(FAILURES)('%s', (situation, readFailure, actFailure) => {
    it('on a read', async () => {
      network().meet(situation)
      check(await thrownBy(read(network())), readFailure)
    })

    it.each(ACTS)('on %s', async (verb, run) => {
      if (!(verb in network().connector)) return
      network().meet(situation, 'acts')
      check(await thrownBy(run(network()) ?? Promise.resolve()), actFailure)
      const acts = network()
        .calls()
        .filter((call) => call.isActing)
      expect(acts.length).toBeLessThanOrEqual(1)
    })
  })

  function check(error: unknown, failure: FailureClass): void {
    expect(error).toBeInstanceOf(failure)
    expect(String(error)).not.toContain(network().access.token)
  }

  it('tells a lost object from a missing permission', async () => {
    const { meet } = network()
    meet('gone')
    expect(await thrownBy(read(network()))).toMatchObject({ isGone: true })
    meet('not-permitted')
    expect(await thrownBy(read(network()))).toMatchObject({ isGone: false })
  })
}

export function accessTests(network: () => FakeNetwork): void {
  it('is valid, and is not once the network says it was withdrawn', async () => {
    const { connector, access, meet } = network()
    expect(await connector.checkAccess(access)).toMatchObject({ isValid: true, missingScopes: [] })
    meet('access-revoked')
    expect(await connector.checkAccess(access)).toMatchObject({ isValid: false })
  })

  it.each<Situation>(['gateway-error', 'silent', 'unreachable', 'own-fault'])(
    'is never called withdrawn because of a fault: %s',
    async (situation) => {
      const { connector, access, meet } = network()
      meet(situation)
      expect(await thrownBy(connector.checkAccess(access))).toBeInstanceOf(Unavailable)
    },
  )
}

/** An access that is taken back cannot be used, or not for longer than until it would have been renewed. */
export function revocationTests(network: () => FakeNetwork): void {
  const offered = (): Pick<PasswordSignIn, 'renew' | 'revoke'> => {
    const { signIn } = network().connector
    return signIn === undefined || signIn.kind === 'address' ? {} : signIn
  }

  it('is done by Torget, or the words say how a person does it', () => {
    const { signIn, words } = network().connector
    const isNothingToTakeBack = signIn?.kind === 'address'
    const isSaid = words.sv.takeBack !== undefined && words.en.takeBack !== undefined
    expect(isNothingToTakeBack || offered().revoke !== undefined || isSaid).toBe(true)
  })

  it('is worthless once it has been taken back, and that may be asked twice', async () => {
    const { connector, access } = network()
    const { revoke, renew } = offered()
    if (revoke === undefined) return
    await revoke(access.token)
    await revoke(access.token)
    const isValid = async () => (await connector.checkAccess(access)).isValid
    if (renew === undefined) expect(await isValid()).toBe(false)
    else expect(await thrownBy(renew(access.token))).toBeInstanceOf(AccessRevoked)
  })

  it.each<Situation>(['gateway-error', 'silent', 'unreachable', 'own-fault', 'rate-limited'])(
    'a fault of the network is no answer: %s',
    async (situation) => {
      const { access, meet } = network()
      const { revoke } = offered()
      if (revoke === undefined) return
      meet(situation)
      const thrown = await thrownBy(revoke(access.token))
      expect(thrown instanceof Unavailable || thrown instanceof RateLimited).toBe(true)
    },
  )
}

async function thrownBy(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (error: unknown) => error,
  )
}
