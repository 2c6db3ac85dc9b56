import { ledgerActor, systemActor } from '#core/actor.ts'
import { NotFound } from '#core/errors.ts'
import { noteFile } from '#core/files/stored-file.ts'
import type { OrgId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { buildLetter } from '../letter/build-letter.ts'
import { renderLetter } from '../letter/render-letter.ts'
import { findApplication } from '../store/applications.ts'
import { findLetter, keepLetter, readWithoutLetter, type Letter } from '../store/letters.ts'
import type { StartupDeps } from './deps.ts'
import { completeApplication } from './whole-application.ts'

export type LetterDeps = Pick<StartupDeps, 'db' | 'clock' | 'policies' | 'files'>

const MOST_AT_ONCE = 20

/**
 * The assignment letter (B-036), made once: the bytes are stored before anything says that they are there, so a process killed in between
 * leaves a letter still to make. Throws `NotFound` where nothing was approved that gives anybody rights.
 */
export async function makeLetter(deps: LetterDeps, orgId: OrgId, applicationId: string): Promise<Letter> {
  const found = await deps.db.forOrg(orgId, async (tx) => {
    const application = await findApplication(tx, orgId, applicationId)
    if (application?.state !== 'approved' || application.assignmentId === null)
      throw new NotFound('letter', applicationId)
    const kept = await findLetter(tx, orgId, application.id)
    if (kept !== null) return { kept, application, letter: null }
    const whole = await completeApplication(deps, tx, orgId, application)
    return { kept: null, application, letter: await buildLetter(tx, orgId, whole) }
  })
  if (found.kept !== null) return found.kept
  const stored = await deps.files.put(await renderLetter(found.letter))
  const made: Letter = { ...stored, madeAt: deps.clock.now() }
  return deps.db.forOrg(orgId, async (tx) => {
    const isFirst = await keepLetter(tx, orgId, found.application.id, made)
    if (!isFirst) return (await findLetter(tx, orgId, found.application.id)) ?? made
    await noteFile(tx, orgId, { ...stored, mediaType: 'application/pdf' }, made.madeAt)
    await recordInLedger(tx, orgId, deps.clock, {
      kind: 'application.letter-made',
      subjectType: 'application',
      subjectId: found.application.id,
      actor: ledgerActor(systemActor(orgId, 'startup')),
      policyVersion: found.application.policyVersionId,
      facts: { sha256: made.sha256, sizeBytes: made.sizeBytes },
    })
    return made
  })
}

/** What was approved since the last time. */
export async function makeMissingLetters(deps: LetterDeps, orgId: OrgId): Promise<void> {
  const ids = await deps.db.forOrg(orgId, (tx) => readWithoutLetter(tx, orgId, MOST_AT_ONCE))
  for (const id of ids) await makeLetter(deps, orgId, id)
}
