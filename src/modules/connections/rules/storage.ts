/** How long what a network's terms limit is kept. The vendor's limit holds until the organisation decides otherwise and says where. */

/** vendor-limit: as long as the terms allow · all: as the organisation's own schedule says, whatever the vendor's terms. */
export const KEEPS = ['vendor-limit', 'all'] as const
export type Keeps = (typeof KEEPS)[number]

export type StorageDecision = {
  readonly network: string
  readonly keeps: Keeps
  /** Where the decision stands: a registration number, minutes. */
  readonly decision: string
  readonly decidedBy: string
  readonly decidedAt: Temporal.Instant
}
