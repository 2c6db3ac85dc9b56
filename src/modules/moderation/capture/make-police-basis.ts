import { systemActor } from '#core/actor.ts'
import { noteFile } from '#core/files/stored-file.ts'
import type { OrgId } from '#core/ids.ts'
import { citationLine } from '#modules/policy/index.ts'
import {
  recordsSv,
  renderPoliceBasis,
  subjectOf,
  textVersions,
  type PoliceBasis,
} from '#modules/records/index.ts'
import { recordCase } from '../actions/case-ledger.ts'
import type { ModerationDeps } from '../deps.ts'
import type { ModerationCase } from '../rules/case.ts'
import type { Evidence } from '../rules/evidence.ts'
import { demandsPolice } from '../rules/steps.ts'
import { loadStanding, type Standing } from '../standing.ts'
import { saveBasis } from '../store/police-reports.ts'
import { sv } from '../texts.sv.ts'

const ACCENT_WHEN_UNKNOWN = '#1c2230'
/** How a policy file writes what its document does not say. */
const UNKNOWN = 'unknown'

/**
 * The basis for the police report of an open case, made once its evidence is sealed and kept before anything is taken down (F-131, F-132).
 * Does nothing when none is wanted or it is there. Throws `PdfNotMade`.
 */
export async function makePoliceBasis(deps: ModerationDeps, orgId: OrgId, messageId: string): Promise<void> {
  const standing = await deps.db.forOrg(orgId, (tx) => loadStanding(deps, tx, orgId, { messageId }))
  const { case: current, ground, police } = standing
  if (current?.state !== 'open' || ground === null || !demandsPolice(ground)) return
  if (police?.basisSha256 !== null || standing.facts.evidence !== 'sealed') return
  const sealed = standing.evidence.find((one) => one.state === 'sealed' && one.destroyedAt === null)
  if (sealed === undefined) return
  const bytes = await renderPoliceBasis(basisOf(deps, standing, { current, sealed, basisId: police.id }))
  const file = await deps.files.put(bytes)
  await deps.db.forOrg(orgId, async (tx) => {
    if (!(await saveBasis(tx, orgId, current.id, file.sha256))) return
    await noteFile(tx, orgId, { ...file, mediaType: 'application/pdf' }, deps.clock.now())
    await recordCase(tx, deps.clock, systemActor(orgId, 'moderation'), {
      kind: 'moderation.police-basis-made',
      messageId,
      ruleIds: [standing.inForce.policy.moderation.policeReport.id],
      policyVersion: current.policyVersionId,
      facts: { caseId: current.id, evidenceId: sealed.id, basisSha256: file.sha256 },
    })
  })
}

type Of = { readonly current: ModerationCase; readonly sealed: Evidence; readonly basisId: string }

function basisOf(deps: ModerationDeps, standing: Standing, { current, sealed, basisId }: Of): PoliceBasis {
  const { handling, account, inForce, ground } = standing
  const { meta, contacts } = inForce.policy
  const { message } = handling
  const { author } = message
  const isWithheld = current.isChildAbuse
  const accent = meta.org.accentColour
  return {
    basisId,
    language: 'sv',
    organisation: { name: meta.org.name, accent: accent.startsWith('#') ? accent : ACCENT_WHEN_UNKNOWN },
    offence: {
      label: ground?.label.sv ?? current.groundCode,
      citation: ground === null ? '' : citationLine(ground.citation, 'sv'),
    },
    author: author === null ? null : { name: author.name, handle: author.externalId, profileUrl: null },
    account: {
      networkName: deps.connectors.get(account.network)?.profile.displayName ?? account.network,
      name: account.name,
      url: account.url,
    },
    url: message.permalink,
    times: {
      postedAt: message.postedAt,
      receivedAt: message.receivedAt,
      capturedAt: sealed.capturedAt,
      madeAt: deps.clock.now(),
    },
    text: isWithheld ? recordsSv.withheldWords(null) : message.text,
    versions: isWithheld ? [] : textVersions(subjectOf(handling).versions, message.text),
    assessment: current.assessment,
    registrationNumber: standing.registrations.find((one) => one.diaryNumber !== null)?.diaryNumber ?? null,
    contact: {
      name: sealed.capturedByName,
      role: sealed.capturedByTitle,
      reachedAt: contacts.phone === UNKNOWN ? null : contacts.phone,
    },
    evidence: {
      id: sealed.id,
      files: sealed.files.map(({ path, what, sizeBytes, sha256 }) => ({
        path,
        what: sv.fileKinds[what],
        size: sizeBytes,
        sha256,
      })),
    },
    mediaPolicy: isWithheld ? 'never' : 'shown',
  }
}
