export type NotSentReason =
  'malformed' | 'bad-address' | 'private-address' | 'dns' | 'connection' | 'tls' | 'timeout'

/** Nothing of the request reached a server: it may safely be made again. `reason` says what stood in the way. */
export class NotSent extends Error {
  override readonly name = 'NotSent'
  readonly reason: NotSentReason
  constructor(reason: NotSentReason, message: string, cause?: unknown) {
    super(message, { cause })
    this.reason = reason
  }
}

export type NoAnswerReason = 'timeout' | 'connection-lost' | 'too-large' | 'encoding' | 'redirect'

/** The request may have reached a server and have been acted on, yet no whole answer that can be used came back. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
  readonly reason: NoAnswerReason
  constructor(reason: NoAnswerReason, message: string, cause?: unknown) {
    super(message, { cause })
    this.reason = reason
  }
}
