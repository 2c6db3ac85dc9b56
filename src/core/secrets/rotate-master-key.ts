import { StartupProblem } from '../startup-problem.ts'
import { readOrCreateKeyFile, writeKeyFile } from './key-file.ts'
import type { KeySettings } from './key-ring.ts'
import { masterKeyFrom, newMasterKeyText } from './master-key.ts'
import { rotateSecrets, type RotationDeps } from './rotate-secrets.ts'

export type Rotated = { readonly keyId: string; readonly resealed: number }

/**
 * Replaces the master key. With a key file: the new key is written above the old one, everything is sealed anew, then the old one is
 * taken away; killed anywhere, the file holds what is needed, and the next run goes on with the same new key. With TORGET_KEY: the
 * administrator has already put the old key in TORGET_KEY_OLD. Running processes should be restarted afterwards. Throws
 * `StartupProblem`, `WrongKey`, `SecretDamaged`.
 */
export async function rotateMasterKey(deps: RotationDeps, settings: KeySettings): Promise<Rotated> {
  return settings.masterKey === null
    ? rotateKeyFile(deps, settings.dataFolder)
    : rotateSetting(deps, settings.masterKey, settings.masterKeyOld)
}

async function rotateKeyFile(deps: RotationDeps, dataFolder: string): Promise<Rotated> {
  const present = await readOrCreateKeyFile(dataFolder)
  const isGoingOn = present.length > 1
  const texts = isGoingOn ? present : ([newMasterKeyText(), ...present] as const)
  if (!isGoingOn) await writeKeyFile(dataFolder, texts)
  const [newText, ...oldTexts] = texts
  const newKey = masterKeyFrom(newText)
  const resealed = await rotateSecrets(deps, oldTexts.map(masterKeyFrom), newKey)
  await writeKeyFile(dataFolder, [newText])
  return { keyId: newKey.id, resealed }
}

async function rotateSetting(deps: RotationDeps, text: string, oldText: string | null): Promise<Rotated> {
  if (oldText === null || oldText === text) {
    throw new StartupProblem(
      'There is no other key to change from.',
      'Set TORGET_KEY to the new key and TORGET_KEY_OLD to the one in use, run this again, then leave TORGET_KEY_OLD out.',
    )
  }
  const newKey = masterKeyFrom(text)
  const resealed = await rotateSecrets(deps, [masterKeyFrom(oldText)], newKey)
  return { keyId: newKey.id, resealed }
}
