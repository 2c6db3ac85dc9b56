/** How a request itself can be wrong, before any action has been asked. `problem.ts` says each in words. */

export type NotSignedInReason = 'missing' | 'unknown' | 'expired' | 'revoked'

export class NotSignedIn extends Error {
  override readonly name = 'NotSignedIn'
  readonly by: 'session' | 'token'
  readonly reason: NotSignedInReason
  constructor(by: 'session' | 'token', reason: NotSignedInReason) {
    super(`not signed in: ${by} ${reason}`)
    this.by = by
    this.reason = reason
  }
}

export class MissingScope extends Error {
  override readonly name = 'MissingScope'
  readonly scope: string
  constructor(scope: string) {
    super(`the token lacks the scope ${scope}`)
    this.scope = scope
  }
}

/** `foreign-origin`: another site sent the form. `stale-form`: ours, but from before sign-in, sign-out or a change of key. */
export class FormRefused extends Error {
  override readonly name = 'FormRefused'
  readonly code: 'foreign-origin' | 'stale-form'
  constructor(code: 'foreign-origin' | 'stale-form') {
    super(code)
    this.code = code
  }
}

export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge'
  readonly limitBytes: number
  constructor(limitBytes: number) {
    super(`the body is larger than ${limitBytes} bytes`)
    this.limitBytes = limitBytes
  }
}

export class TooManyAttempts extends Error {
  override readonly name = 'TooManyAttempts'
  readonly retryAt: Temporal.Instant
  constructor(retryAt: Temporal.Instant) {
    super(`too many attempts; again at ${retryAt.toString()}`)
    this.retryAt = retryAt
  }
}

/** The request cannot be read at all: not a form, broken JSON, a character that is none. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
  readonly code: 'unreadable-form' | 'unreadable-json' | 'unreadable-address' | 'wrong-media-type'
  constructor(code: Unreadable['code']) {
    super(code)
    this.code = code
  }
}

export class UnknownHost extends Error {
  override readonly name = 'UnknownHost'
  constructor() {
    super('the request was made under a name that is not ours')
  }
}
