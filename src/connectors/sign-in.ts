/** How an account is connected. What a grant's `secret` holds is the connector's own affair: everybody else keeps it sealed and hands it back as `Access.token`. */
export type Grant = {
  readonly secret: string
  /** When calls stop working unless it is renewed; null: it does not run out by itself. */
  readonly expiresAt: Temporal.Instant | null
  /** When renewing stops too, and a person must consent again; null: not known to end. */
  readonly renewableUntil: Temporal.Instant | null
  /** As the network told; null where it does not tell. */
  readonly scopes: readonly string[] | null
}

/** A page, organisation or channel that the person who signed in may act for. */
export type FoundAccount = {
  readonly externalId: string
  readonly name: string
  readonly handle: string
  readonly url: string | null
  readonly grant: Grant
  /** Needed and not granted, in the network's own words. */
  readonly missingScopes: readonly string[]
}

type Renewing = {
  /**
   * A new grant before the old one runs out. Throws `AccessRevoked` only when the network says so, `Unavailable` or `RateLimited` for its
   * faults. The old secret may stop working at once: keep the new one before it is used.
   */
  readonly renew?: (secret: string) => Promise<Grant>
  /** Makes the secret worthless at the network, when an account is disconnected. A secret that no longer works counts as done. */
  readonly revoke?: (secret: string) => Promise<void>
}

export type OAuthSignIn = Renewing & {
  readonly kind: 'oauth'
  /** The network runs on many servers: ask which. */
  readonly needsServer: boolean
  /** Where most of this installation's accounts are: stands in the field, and can be changed. */
  readonly suggestedServer?: string
  /** Where to send the person. `pending` comes back to `finish` unchanged; it may hold a PKCE verifier and is kept sealed. */
  begin(input: OAuthStart): Promise<{ readonly url: string; readonly pending: string }>
  /** `query` is what the network sent the person back with; `state` has been compared already. Throws `Rejected` when the person said no. */
  finish(input: OAuthReturn): Promise<readonly FoundAccount[]>
}

export type OAuthStart = {
  readonly redirectUri: string
  readonly state: string
  readonly server: string | null
}

export type OAuthReturn = {
  readonly redirectUri: string
  readonly pending: string
  readonly query: Readonly<Record<string, string>>
}

/** An app password, made by the person in the network's own settings. */
export type PasswordSignIn = Renewing & {
  readonly kind: 'password'
  readonly needsServer: boolean
  signIn(input: {
    readonly server: string | null
    readonly identifier: string
    readonly password: string
  }): Promise<readonly FoundAccount[]>
}

/** Nothing to sign in to: the account's public address is all (a feed, a page). */
export type AddressSignIn = {
  readonly kind: 'address'
  look(address: string): Promise<readonly FoundAccount[]>
}

export type SignIn = OAuthSignIn | PasswordSignIn | AddressSignIn
