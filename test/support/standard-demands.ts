/** Demands of every sort, for tests that change one at a time. */
import type { Citation } from '#modules/policy/index.ts'
import { ROUTINES, type AccountDemands } from '#modules/accounts/index.ts'

function starting(
  ruleId: string,
  modality: Citation['modality'],
  label: Citation['label'],
  ...requirements: readonly string[]
): Citation {
  const nowhere = { documentName: null, section: null, law: null, note: null }
  return { ruleId, label, modality, origin: 'torget', requirements, ...nowhere }
}

const admins = starting(
  'accounts-min-admins',
  'ska',
  { sv: 'Flera kan administrera kontot', en: 'Several people can administer the account' },
  'F-075',
  'B-042',
)
const substitute = starting(
  'accounts-substitute',
  'bör',
  { sv: 'Den som är borta har en ersättare', en: 'Whoever is away has a substitute' },
  'B-020',
)
const credentials = starting(
  'accounts-credentials',
  'bör',
  { sv: 'Inloggningen förvaras centralt', en: 'Sign-in details are kept in one place' },
  'B-043',
)
const resources = starting(
  'accounts-resources',
  'ska',
  { sv: 'Tid och resurser bekräftas varje år', en: 'Time and resources are confirmed every year' },
  'F-076',
)
const routines = starting(
  'accounts-routines',
  'ska',
  { sv: 'Kontot har sina sex rutiner', en: 'The account has its six routines' },
  'F-074',
)
const inactivity = starting(
  'accounts-inactivity',
  'ska',
  { sv: 'Passiva konton avslutas', en: 'Passive accounts are closed' },
  'B-045',
)
const terms = starting(
  'accounts-terms',
  'ska',
  { sv: 'Plattformens villkor är granskade', en: 'The platform’s terms have been reviewed' },
  'F-060',
)
const closing = starting(
  'accounts-closing',
  'ska',
  {
    sv: 'Avslut meddelas och sista arkivet tas om hand',
    en: 'Closing is told, and the last archive is safe',
  },
  'F-071',
  'B-045',
  'B-046',
)
const relay = starting(
  'accounts-relay',
  'får',
  { sv: 'Stafettveckor', en: 'Relay weeks' },
  'F-039',
  'F-040',
  'F-041',
)
const sender = starting(
  'accounts-sender',
  'ska',
  { sv: 'Det syns vem som står bakom kontot', en: 'It shows who stands behind the account' },
  'F-064',
  'F-069',
)

export const standardDemands: AccountDemands = {
  gate: null,
  minAdmins: { value: 2, citation: admins },
  requiredRoles: null,
  substitute: { value: { required: false }, citation: substitute },
  credentialStore: { value: { store: 'recommended', rotateWhenSomeoneLeaves: true }, citation: credentials },
  resources: { value: { confirmEveryMonths: 12 }, citation: resources },
  inactivity: { afterDays: null, warnDays: 30, close: true, citation: inactivity },
  routines: { value: ROUTINES, citation: routines },
  basicInformation: [
    {
      key: 'sender',
      label: sender.label,
      text: {
        sv: 'Vem som står bakom kontot, vad det är till för och vad som gäller för kommentarer.',
        en: 'Who stands behind the account, what it is for and the rules for comments.',
      },
      isRequired: true,
      whenPlatformCannot: 'linkToRulesPage',
      citation: sender,
    },
  ],
  termsReview: { value: { everyMonths: 12 }, citation: terms },
  relay: { value: { days: 7, includesInbox: true, communicatorMayKeep: true }, citation: relay },
  watch: null,
  closing: {
    value: { notify: ['communicator'], acknowledgedBy: ['communicator'], finalArchive: true },
    citation: closing,
  },
  terms: null,
  roleNames: new Map(),
  platformName: null,
  recovery: { value: 'manager', citation: admins },
  commonOwner: null,
  archive: null,
}
