import type { ReadEvidence } from '#modules/records/index.ts'
import { readCasesOf } from '../store/cases.ts'
import { findEvidence } from '../store/evidence.ts'
import { sv } from '../texts.sv.ts'

/** For app.ts to hand to the records module as `readEvidence`: sealed evidence as a registration package carries it on. */
export const readEvidenceForRecords: ReadEvidence = async (tx, orgId, evidenceId) => {
  const evidence = await findEvidence(tx, orgId, evidenceId)
  if (evidence?.state !== 'sealed' || evidence.capturedAt === null || evidence.destroyedAt !== null)
    return null
  const cases = await readCasesOf(tx, orgId, evidence.messageId)
  return {
    id: evidence.id,
    messageId: evidence.messageId,
    capturedAt: evidence.capturedAt,
    assessment: cases.find((one) => one.state !== 'withdrawn')?.assessment ?? null,
    files: evidence.files.map(({ path, sha256, mediaType, what }) => ({
      path,
      sha256,
      mediaType,
      what: sv.fileKinds[what],
    })),
  }
}
