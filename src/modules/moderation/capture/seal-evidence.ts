import { systemActor, type SystemActor } from '#core/actor.ts'
import { noteFile } from '#core/files/stored-file.ts'
import type { OrgId } from '#core/ids.ts'
import { destroyForbidden } from '../actions/destroy-forbidden.ts'
import { finishCase } from '../actions/finish-case.ts'
import { recordCase } from '../actions/case-ledger.ts'
import type { ModerationDeps } from '../deps.ts'
import type { Evidence, EvidenceFile } from '../rules/evidence.ts'
import { contentSha256 } from '../rules/fingerprint.ts'
import { MANIFEST_PATH, manifestText } from '../rules/manifest.ts'
import { lockEvidence, markEvidenceSealed, noteEvidenceProblem } from '../store/evidence.ts'
import { nameForbidden } from '../store/forbidden-files.ts'
import { evidenceDemand } from '#modules/policy/index.ts'
import type { Handling } from '#modules/inbox/index.ts'
import { readForDocument, subjectOf } from '#modules/records/index.ts'
import { collectCopies } from './collect-copies.ts'
import { describeInWords } from './describe-in-words.ts'
import { loadMaterial } from './load-material.ts'
import { makePoliceBasis } from './make-police-basis.ts'
import { JSON_TYPE, type Gathered, type KeepFile, type Material } from './material.ts'

/** The words changed while their evidence was being made: gathered anew by the queue's next attempt. */
class ChangedMeanwhile extends Error {
  override readonly name = 'ChangedMeanwhile'
  constructor() {
    super('the message changed while its evidence was being secured')
  }
}

/**
 * The work behind `moderation.capture`: gathers, renders, lists and seals one capture, then the basis for the police where one is wanted.
 * May be killed anywhere and run again, by several workers at once: bytes are stored by their hash, and one transaction seals.
 */
export async function sealEvidence(deps: ModerationDeps, orgId: OrgId, evidenceId: string): Promise<void> {
  const material = await loadMaterial(deps, orgId, evidenceId)
  if (material === null) return
  const { messageId } = material.evidence
  try {
    if (material.evidence.state === 'capturing') await gatherAndSeal(deps, orgId, material)
    await makePoliceBasis(deps, orgId, messageId)
    await deps.db.forOrg(orgId, (tx) => finishCase(deps, tx, worker(orgId), messageId))
  } catch (error) {
    await noteProblem(deps, orgId, material, error)
    throw error
  }
}

function worker(orgId: OrgId): SystemActor {
  return systemActor(orgId, 'moderation')
}

async function gatherAndSeal(deps: ModerationDeps, orgId: OrgId, material: Material): Promise<void> {
  const keep = keeper(deps)
  const gathered =
    material.evidence.scope === 'words-only'
      ? await describeInWords(material, keep)
      : await collectCopies(deps, orgId, material, keep)
  const text = manifestText(manifestFacts(material, gathered), gathered.files)
  const manifest = await keep({
    path: MANIFEST_PATH,
    what: 'manifest',
    mediaType: JSON_TYPE,
    bytes: Buffer.from(text, 'utf8'),
  })
  await seal(deps, orgId, material, { ...gathered, files: [...gathered.files, manifest], manifest })
}

function keeper(deps: Pick<ModerationDeps, 'files'>): KeepFile {
  return async ({ path, mediaType, what, bytes }) => ({
    path,
    mediaType,
    what,
    ...(await deps.files.put(bytes)),
  })
}

function manifestFacts(
  material: Material,
  { handling, notes }: Gathered,
): Parameters<typeof manifestText>[0] {
  const { evidence, account, inForce } = material
  const { message } = handling
  return {
    evidenceId: evidence.id,
    organisation: inForce.policy.meta.org.name,
    messageId: message.id,
    scope: evidence.scope,
    network: account.network,
    accountExternalId: account.externalId,
    messageExternalId: message.externalId,
    permalink: message.permalink,
    postedAt: message.postedAt,
    receivedAt: message.receivedAt,
    capturedAt: material.at,
    capturedBy: {
      id: evidence.capturedBy,
      name: evidence.capturedByName.toWellFormed(),
      title: evidence.capturedByTitle.toWellFormed(),
    },
    policyVersion: inForce.versionId,
    caseId: material.case?.id ?? null,
    notes,
  }
}

type ToSeal = Gathered & { readonly manifest: EvidenceFile }

async function seal(deps: ModerationDeps, orgId: OrgId, material: Material, ready: ToSeal): Promise<void> {
  const { evidence, at, inForce, ground } = material
  const isForbidden = await deps.db.forOrg(orgId, async (tx) => {
    const row = await lockEvidence(tx, orgId, evidence.id)
    const now = await readForDocument(tx, orgId, evidence.messageId)
    if (row !== null && row.destroyedAt !== null) {
      // F-118: while this was being gathered somebody saw what it is. What has just been copied goes the same way.
      const sha256s = ready.files.map((file) => file.sha256)
      await nameForbidden(tx, orgId, { messageId: evidence.messageId, sha256s, at })
      return true
    }
    if (row?.state !== 'capturing' || now === null) return false
    const fingerprint = fingerprintOf(ready.handling)
    if (isChanged(evidence, now, fingerprint)) throw new ChangedMeanwhile()
    for (const { sha256, sizeBytes, mediaType } of ready.files)
      await noteFile(tx, orgId, { sha256, sizeBytes, mediaType }, at)
    const ledger = await recordCase(tx, deps.clock, worker(orgId), {
      kind: 'evidence.sealed',
      messageId: evidence.messageId,
      ruleIds: [evidenceDemand(inForce.policy, ground === null ? [] : [ground]).citation.ruleId],
      policyVersion: inForce.versionId,
      facts: {
        evidenceId: evidence.id,
        scope: evidence.scope,
        manifestSha256: ready.manifest.sha256,
        files: ready.files.length,
        capturedBy: evidence.capturedBy,
        notes: [...ready.notes],
      },
    })
    await markEvidenceSealed(tx, orgId, evidence.id, {
      capturedAt: at,
      contentSha256: fingerprint,
      files: ready.files,
      notes: ready.notes,
      manifestSha256: ready.manifest.sha256,
      ledger,
    })
    return false
  })
  if (isForbidden) await destroyForbidden(deps)
}

function fingerprintOf(handling: Handling): string {
  return contentSha256({ text: handling.message.text, media: subjectOf(handling).media })
}

/** Nothing of the words is in the words-only form, so nothing in it can become outdated. */
function isChanged(evidence: Evidence, now: Handling, fingerprint: string): boolean {
  return evidence.scope === 'full' && (now.message.isSealed || fingerprintOf(now) !== fingerprint)
}

async function noteProblem(
  deps: ModerationDeps,
  orgId: OrgId,
  { evidence }: Material,
  error: unknown,
): Promise<void> {
  const problem = error instanceof Error ? error.name : 'unknown'
  deps.log.error({ err: error, evidenceId: evidence.id }, 'moderation: capture')
  // The database itself may be what failed; the queue tries again in any case.
  await deps.db
    .forOrg(orgId, (tx) => noteEvidenceProblem(tx, orgId, evidence.id, problem))
    .catch(() => undefined)
}
