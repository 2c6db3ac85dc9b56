import { readKeyFile, readOrCreateKeyFile } from './key-file.ts'
import { masterKeyFrom, type MasterKey, type MasterKeys } from './master-key.ts'

/** The settings this needs; `Config` has them all. */
export type KeySettings = {
  readonly masterKey: string | null
  readonly masterKeyOld: string | null
  readonly dataFolder: string
}

/** The master keys a process knows. A rotation by another process is noticed when a row names a key that is not known yet. */
export interface KeyRing {
  readonly current: MasterKey
  readonly older: readonly MasterKey[]
  /** The key with this id, after looking in the key file once more if need be; null when it is nowhere. */
  find(keyId: string): Promise<MasterKey | null>
  /** Reads the key file again. With TORGET_KEY there is nothing to read until the next start. */
  refresh(): Promise<void>
}

/**
 * TORGET_KEY (and TORGET_KEY_OLD) when set, otherwise the file torget.key in the data folder, made at first start, readable by its
 * owner only. Throws `StartupProblem` when the file is damaged or may not be read.
 */
export async function readMasterKey(settings: KeySettings): Promise<KeyRing> {
  let keys = toKeys(await readTexts(settings))
  const refresh = async (): Promise<void> => {
    const texts = settings.masterKey === null ? await readKeyFile(settings.dataFolder) : null
    if (texts !== null) keys = toKeys(texts)
  }
  const known = (keyId: string): MasterKey | null =>
    [keys.current, ...keys.older].find((key) => key.id === keyId) ?? null
  return {
    get current() {
      return keys.current
    },
    get older() {
      return keys.older
    },
    refresh,
    find: async (keyId) => {
      const found = known(keyId)
      if (found !== null) return found
      await refresh()
      return known(keyId)
    },
  }
}

/** A ring of given keys, for tests and for work on a backup. */
export function keyRingOf(current: MasterKey, ...older: readonly MasterKey[]): KeyRing {
  const all = [current, ...older]
  return {
    current,
    older,
    find: (keyId) => Promise.resolve(all.find((key) => key.id === keyId) ?? null),
    refresh: () => Promise.resolve(),
  }
}

async function readTexts(settings: KeySettings): Promise<readonly [string, ...string[]]> {
  if (settings.masterKey === null) return readOrCreateKeyFile(settings.dataFolder)
  return settings.masterKeyOld === null ? [settings.masterKey] : [settings.masterKey, settings.masterKeyOld]
}

function toKeys([current, ...older]: readonly [string, ...string[]]): MasterKeys {
  return { current: masterKeyFrom(current), older: older.map(masterKeyFrom) }
}
