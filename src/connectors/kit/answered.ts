import { OutcomeUnknown, Unavailable } from '../connector.ts'

/** What a network answered; `body` is undefined when it was not JSON. */
export type Answered = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: unknown
}

/** What must be known of a call to say what its answer means. */
export type AnsweredCall = {
  /** Somebody can see what it changes: whether it was done decides if it may ever be sent again. */
  readonly isActing: boolean
  readonly now: Temporal.Instant
  /** Cut out of every message: some networks repeat a malformed token in their own words. */
  readonly secrets: readonly string[]
}

export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300
}

/** 408 and 5xx often come from a machine in front that had passed the call on; 3xx leads away from the network. Neither is a no. */
export function isUnclearStatus(status: number): boolean {
  return status < 400 || status >= 500 || status === 408
}

/** No clear answer: a read may be made again, of an act nobody knows whether it was done. */
export function unclear(said: string, { isActing }: Pick<AnsweredCall, 'isActing'>): Error {
  return isActing ? new OutcomeUnknown(said) : new Unavailable(said)
}

/** What of a network's words is kept in a message. */
const LONGEST_WORDS = 300

/** A network's own words as they may be kept: cut after the secrets are out, so that none is left in half. */
export function shownWords(words: string, secrets: readonly string[]): string {
  return withoutSecrets(words, secrets).slice(0, LONGEST_WORDS)
}

function withoutSecrets(words: string, secrets: readonly string[]): string {
  return secrets.filter((one) => one !== '').reduce((text, one) => text.replaceAll(one, '[…]'), words)
}
