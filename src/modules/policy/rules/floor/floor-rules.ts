/** The statutory floor: what no policy file can switch off (design principle 3; requirements §4 layer 1). */
import type { PolicyRule } from '../schema/policy.ts'

type FloorRule = PolicyRule & { readonly value: true }

export const evidenceBeforeRemoval: FloorRule = {
  id: 'floor-evidence-before-removal',
  label: { sv: 'Underlag innan något tas bort', en: 'Evidence before removal' },
  value: true,
  modality: 'ska',
  source: {
    doc: 'law',
    requirements: ['F-129', 'F-132', 'F-133'],
    law: { id: 'arkivlagen', section: '3 och 10 §§' },
  },
  note: 'Ett inlägg på våra konton är en allmän handling. Tas det bort utan sparad kopia är det gallring.',
}

/** Copying such pictures can itself be an offence, so the general demand for evidence yields here (tension 15). */
export const noCopyOfChildAbuse: FloorRule = {
  id: 'floor-child-abuse-no-copy',
  label: { sv: 'Ingen kopia av övergreppsbilder', en: 'No copy of child abuse images' },
  value: true,
  modality: 'ska',
  source: { doc: 'law', requirements: ['F-118'], law: { id: 'brb', section: '16 kap. 10 a §' } },
  note: 'Spara adress, tid, kontonamn och beskrivning i ord, kontakta polisen och ta bort genast. Låt jurist bekräfta rutinen.',
}

const keepUnderWatch: FloorRule = {
  id: 'floor-watch',
  label: { sv: 'Konton hålls under uppsikt', en: 'Accounts are watched' },
  value: true,
  modality: 'ska',
  source: { doc: 'law', requirements: ['F-096'], law: { id: 'bbs', section: '4 §' } },
}

const noDisposalWithoutDecision: FloorRule = {
  id: 'floor-no-disposal-without-decision',
  label: { sv: 'Gallring kräver beslut', en: 'Disposal needs a decision' },
  value: true,
  modality: 'ska',
  source: { doc: 'law', requirements: ['F-145', 'B-072'], law: { id: 'arkivlagen', section: '10 §' } },
}

export const secretIsRegistered: FloorRule = {
  id: 'floor-secret-registered',
  label: { sv: 'Sekretess diarieförs alltid', en: 'Secret data is always registered' },
  value: true,
  modality: 'ska',
  source: { doc: 'law', requirements: ['F-128', 'B-071'], law: { id: 'osl', section: '5 kap. 1 §' } },
}

export const registerWithoutDelay: FloorRule = {
  id: 'floor-register-without-delay',
  label: { sv: 'Diarieför utan dröjsmål', en: 'Register without delay' },
  value: true,
  modality: 'ska',
  source: { doc: 'law', requirements: ['B-069'], law: { id: 'osl', section: '5 kap. 1 §' } },
}

export const keptInOrder: FloorRule = {
  id: 'floor-records-in-order',
  label: { sv: 'Hålls ordnad i stället för att diarieföras', en: 'Kept in order instead of registered' },
  value: true,
  modality: 'får',
  source: { doc: 'law', requirements: ['F-135'], law: { id: 'osl', section: '5 kap. 1 §' } },
  note: 'Gäller bara handlingar utan sekretess som går att hitta och tidsbestämma utan svårighet.',
}

export const obviouslyMinor: FloorRule = {
  id: 'floor-obviously-minor',
  label: { sv: 'Uppenbart ringa betydelse', en: 'Obviously of minor importance' },
  value: true,
  modality: 'får',
  source: { doc: 'law', law: { id: 'osl', section: '5 kap. 1 §' } },
}

export const criticismStays: FloorRule = {
  id: 'floor-criticism-stays',
  label: { sv: 'Kritik får stå kvar', en: 'Criticism stays' },
  value: true,
  modality: 'ska',
  source: { doc: 'law', requirements: ['F-094'], law: { id: 'rf', section: '2 kap. 1 §' } },
  note: 'Att någon är kritisk, arg eller ogillar ett beslut är aldrig i sig en grund för att ta bort.',
}

const neutrality: FloorRule = {
  id: 'floor-neutrality',
  label: { sv: 'Saklighet och opartiskhet', en: 'Objectivity and impartiality' },
  value: true,
  modality: 'ska',
  source: { doc: 'law', requirements: ['F-016', 'F-090'], law: { id: 'rf', section: '1 kap. 9 §' } },
}

const auditTrail: FloorRule = {
  id: 'floor-audit-trail',
  label: { sv: 'Beslut går att följa i efterhand', en: 'Decisions can be traced' },
  value: true,
  modality: 'ska',
  source: { doc: 'law', law: { id: 'gdpr', section: 'artikel 5.2' } },
}

export const floorRules: readonly FloorRule[] = [
  evidenceBeforeRemoval,
  noCopyOfChildAbuse,
  keepUnderWatch,
  noDisposalWithoutDecision,
  secretIsRegistered,
  registerWithoutDelay,
  keptInOrder,
  obviouslyMinor,
  criticismStays,
  neutrality,
  auditTrail,
]

/** Rule ids that begin so belong to the floor; a file may not use them. */
export const FLOOR_PREFIX = 'floor-'
