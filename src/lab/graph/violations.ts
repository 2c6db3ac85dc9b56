/** How a request can break the network's contract. The answer is what the network would say; the record is for the test. */
export type ViolationKind =
  | 'unknown-field'
  | 'unknown-edge'
  | 'unknown-parameter'
  | 'removed-parameter'
  | 'missing-parameter'
  | 'wrong-type'
  | 'wrong-value'
  | 'malformed-fields'
  | 'limit'
  | 'id-format'
  | 'version'
  | 'no-token'
  | 'missing-proof'
  | 'wrong-proof'
  | 'wrong-token-kind'
  | 'not-emulated'

export type Violation = {
  readonly at: string
  readonly method: string
  /** The path as asked for, without secrets. */
  readonly path: string
  readonly kind: ViolationKind
  readonly detail: string
}
