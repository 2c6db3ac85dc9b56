import type { Verb } from './verbs.ts'

/** What a connector tells people, in one language. Modules show it; they name no network themselves. */
export type ConnectorWords = {
  /** What must be in place at the vendor before anybody can connect an account, in order. */
  readonly before: readonly { readonly title: string; readonly text: string }[]
  /** What the network does not let anybody do, and what to do instead. */
  readonly cannot: readonly { readonly what: string; readonly instead: string }[]
  /** Where the network's own kind of a verb differs from the plain word: label of the button and what follows from pressing it. */
  readonly verbs: Readonly<Partial<Record<Verb, { readonly label: string; readonly consequence: string }>>>
  /** What each scope is for. */
  readonly scopes: Readonly<Record<string, string>>
  /** By the code of a failure (`Rejected.code`, `AccessRevoked.code`): what has happened, and the next step. */
  readonly failures: Readonly<Record<string, { readonly what: string; readonly next: string }>>
  /** What the network tells by itself once it has been asked to (`push`), as a sentence; the rest is asked for. */
  readonly told?: string
  /** How a person takes Torget's access back on the network, where a program cannot, and what follows from it. */
  readonly takeBack?: string
  /** What follows from the vendor's terms of storage, where `profile.terms` has any. */
  readonly terms?: string
  /** What the sign-in form asks for, where it asks: `server`, `identifier`, `password`, `address`. */
  readonly fields?: Readonly<
    Partial<
      Record<
        'server' | 'identifier' | 'password' | 'address',
        { readonly label: string; readonly help: string }
      >
    >
  >
}
