import type { Readable } from 'node:stream'
import { ledgerActor, may, permit, type Actor } from '#core/actor.ts'
import { NotFound, RuleBroken } from '#core/errors.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import type { ModerationDeps } from '../deps.ts'
import { moderationPermissions } from '../permissions.ts'
import type { Evidence, EvidenceFile } from '../rules/evidence.ts'
import { caseSubject, loadStanding } from '../standing.ts'

type ReadDeps = Pick<ModerationDeps, 'db' | 'clock' | 'policies'>

export type EvidenceList = {
  /** The latest first. */
  readonly evidence: readonly Evidence[]
  readonly mayReadFiles: boolean
}

/** What has been secured of a message. Throws `NotFound` and `NotPermitted`. */
export async function readEvidence(deps: ReadDeps, actor: Actor, messageId: string): Promise<EvidenceList> {
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const standing = await loadStanding(deps, tx, actor.orgId, { messageId })
    const subject = caseSubject(standing)
    permit(actor, moderationPermissions.read, subject)
    return {
      evidence: standing.evidence,
      mayReadFiles: may(actor, moderationPermissions.readFiles, subject),
    }
  })
}

export type EvidenceDownload = EvidenceFile & { readonly stream: Readable }

/**
 * One file of one piece of evidence, or the basis for the police report. Who read what is kept. Throws `NotFound`, `NotPermitted`,
 * `RuleBroken` `capture-is-destroyed` and `FileMissing`.
 */
export async function downloadEvidenceFile(
  deps: ReadDeps & Pick<ModerationDeps, 'files'>,
  actor: Actor,
  input: { readonly messageId: string; readonly sha256: string },
): Promise<EvidenceDownload> {
  const { orgId } = actor
  const file = await deps.db.forOrg(orgId, async (tx) => {
    const standing = await loadStanding(deps, tx, orgId, input)
    permit(actor, moderationPermissions.readFiles, caseSubject(standing))
    const isDestroyed = standing.evidence.some(
      (one) => one.destroyedAt !== null && fileIn(one, input.sha256) !== undefined,
    )
    const usable = standing.evidence.filter((one) => one.destroyedAt === null)
    const found = usable.map((one) => fileIn(one, input.sha256)).find((one) => one !== undefined)
    const basis = standing.police?.basisSha256 === input.sha256 ? policeFile(input.sha256) : undefined
    const wanted = found ?? basis
    if (wanted === undefined) {
      if (isDestroyed) throw new RuleBroken('capture-is-destroyed', { ruleId: 'floor-child-abuse-no-copy' })
      throw new NotFound('evidence file', input.sha256)
    }
    await recordInLedger(tx, orgId, deps.clock, {
      kind: 'evidence.file-read',
      subjectType: 'message',
      subjectId: standing.handling.message.id,
      actor: ledgerActor(actor),
      facts: { sha256: wanted.sha256, path: wanted.path },
    })
    return wanted
  })
  return { ...file, stream: await deps.files.open(file.sha256) }
}

function fileIn(evidence: Evidence, sha256: string): EvidenceFile | undefined {
  return evidence.files.find((file) => file.sha256 === sha256)
}

function policeFile(sha256: string): EvidenceFile {
  return {
    path: 'polisanmalan-underlag.pdf',
    sha256,
    sizeBytes: 0,
    mediaType: 'application/pdf',
    what: 'data',
  }
}
