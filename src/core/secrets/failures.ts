/** A secret was sealed under a master key that this process does not have. */
export class WrongKey extends Error {
  override readonly name = 'WrongKey'
  readonly keyId: string
  readonly remedy =
    'Restore torget.key from your copy, or set TORGET_KEY to the key that was in use (or TORGET_KEY_OLD, if TORGET_KEY has replaced it), and start again. If that key is lost, connect the accounts anew.'
  constructor(keyId: string, presentKeyId: string) {
    super(
      `A stored secret is sealed with the master key ${keyId}, and this installation has ${presentKeyId}.`,
    )
    this.keyId = keyId
  }
}

/** The seal of a stored secret does not hold although the key is right: the row was changed by something other than Torget. */
export class SecretDamaged extends Error {
  override readonly name = 'SecretDamaged'
  readonly secretId: string
  readonly remedy = 'Restore the row from a backup, or connect the account anew.'
  constructor(secretId: string) {
    super(`The stored secret ${secretId} has been changed and cannot be read.`)
    this.secretId = secretId
  }
}

/** The master key was replaced while this process ran; nothing was stored under the old one. */
export class KeyReplaced extends Error {
  override readonly name = 'KeyReplaced'
  readonly remedy = 'Try again. If TORGET_KEY is set, give it the new key and restart every process.'
  constructor(keyId: string) {
    super(`The master key ${keyId} has been replaced and takes no more secrets.`)
  }
}
