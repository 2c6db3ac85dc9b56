/** What a call needs to act for one account. Decrypted just before the call, never logged. */
export type Access = { readonly accountExternalId: string; readonly token: string }
