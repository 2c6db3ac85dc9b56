import type { Access, Connector } from '#connectors/connector.ts'
import type { Account } from '#modules/accounts/index.ts'
import type { Ground, PolicyInForce } from '#modules/policy/index.ts'
import type { Handling } from '#modules/inbox/index.ts'
import type { ModerationCase } from '../rules/case.ts'
import type { Evidence, EvidenceFile, FileKind } from '../rules/evidence.ts'

/** What a capture works with, read in one transaction. */
export type Material = {
  readonly evidence: Evidence
  readonly handling: Handling
  readonly account: Account
  readonly inForce: PolicyInForce
  readonly case: ModerationCase | null
  readonly ground: Ground | null
  readonly connector: Connector | undefined
  readonly access: Access | null
  /** When this attempt began: what the documents say it was captured at. */
  readonly at: Temporal.Instant
}

/** A file on its way into the evidence. */
export type NewFile = {
  readonly path: string
  readonly mediaType: string
  readonly what: FileKind
  readonly bytes: Uint8Array
}

export type KeepBytes = (
  bytes: Uint8Array,
  mediaType: string,
) => Promise<{ readonly sha256: string; readonly sizeBytes: number; readonly mediaType: string }>

export type KeepFile = (file: NewFile) => Promise<EvidenceFile>

export const JSON_TYPE = 'application/json'

/** Pretty-printed for people; the network's own characters, half ones included, survive as escapes. */
export function jsonFile(path: string, what: FileKind, value: unknown): NewFile {
  return {
    path,
    what,
    mediaType: JSON_TYPE,
    bytes: Buffer.from(`${JSON.stringify(value, null, 2)}\n`, 'utf8'),
  }
}

/** What was gathered and is now to be sealed. */
export type Gathered = {
  readonly files: readonly EvidenceFile[]
  readonly notes: readonly string[]
  /** As it stood when it was gathered. */
  readonly handling: Handling
}
