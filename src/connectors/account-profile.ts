/** How an account presents itself on the network. null: the network does not tell; empty: nothing is written there. */
export type AccountProfile = {
  readonly externalId: string
  readonly name: string
  readonly handle: string
  readonly url: string | null
  readonly about: string | null
  readonly links: readonly string[] | null
  readonly email: string | null
  readonly phone: string | null
  readonly pictureUrl: string | null
  /** null: not available. */
  readonly followers: number | null
  readonly raw: unknown
}
