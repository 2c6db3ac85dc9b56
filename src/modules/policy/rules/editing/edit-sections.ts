/** The parameters that most organisations change, in the groups in which a person thinks of them; the rest is changed in the text of the file. */
import type { Path } from '../collect-rules.ts'
import { namedDays, weekdays } from '../schema/answer-times.ts'
import type { LocalText } from '../schema/policy.ts'
import { platformStatuses } from '../schema/platforms.ts'

export const editSections = [
  'dokument',
  'kontakter',
  'svar',
  'dagar',
  'signatur',
  'borttagning',
  'plattformar',
  'skotsel',
  'forteckning',
  'publicering',
] as const

export type EditSection = (typeof editSections)[number]

export function isEditSection(text: string): text is EditSection {
  return (editSections as readonly string[]).includes(text)
}

type Kind =
  | { readonly kind: 'number'; readonly max: number }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'checks'; readonly values: readonly string[] }
  | { readonly kind: 'yesNo' | 'line' | 'text' | 'lines' | 'day' }

/** `at` leads from the rule's value (or the group itself) to the field; empty for a value that is one plain thing. */
export type FieldSpec = Kind & {
  readonly at: readonly string[]
  /** An empty field is written as "unknown": the source may leave it open. */
  readonly isOpen: boolean
  /** Names given to the reader beside the field: the days that have names of their own. */
  readonly suggestions?: readonly string[]
}

/** What the law keeps, said beside the fields it limits. */
export type FloorNote =
  'watch' | 'removal' | 'warnings' | 'notice' | 'register' | 'contacts' | 'recommendation'

export type GroupSpec = {
  readonly path: Path
  /** One rule, a list of rules, or fields that are no rule. */
  readonly shape: 'rule' | 'rules' | 'plain'
  readonly fields: readonly FieldSpec[]
  readonly floor: FloorNote | null
  /** The rule's id and name when the file does not have it yet. */
  readonly fresh: { readonly id: string; readonly label: LocalText } | null
  /** From the value in the file to fields, and back, where the two differ. */
  readonly open?: (value: unknown) => unknown
  readonly tidy?: (value: unknown) => unknown
}

type Wish = { readonly isOpen?: boolean; readonly suggestions?: readonly string[] }

const field = (place: string, kind: Kind, wish: Wish = {}): FieldSpec => ({
  ...kind,
  at: place === '' ? [] : place.split('.'),
  isOpen: wish.isOpen ?? false,
  ...(wish.suggestions === undefined ? {} : { suggestions: wish.suggestions }),
})

const number = (max: number): Kind => ({ kind: 'number', max })
const choice = (...values: readonly string[]): Kind => ({ kind: 'choice', values })
const line: Kind = { kind: 'line' }
const text: Kind = { kind: 'text' }
const day: Kind = { kind: 'day' }
const yesNo: Kind = { kind: 'yesNo' }
const open: Wish = { isOpen: true }

type More = Partial<Pick<GroupSpec, 'floor' | 'fresh' | 'open' | 'tidy'>>

function group(
  shape: GroupSpec['shape'],
  place: string,
  fields: readonly FieldSpec[],
  more: More = {},
): GroupSpec {
  return { path: place.split('.'), shape, fields, floor: null, fresh: null, ...more }
}

const fresh = (id: string, sv: string, en: string) => ({ fresh: { id, label: { sv, en } } })

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `promptly` stands alone in the file; in the form it is one of the units. */
const removalClock: More = {
  open: (value) => (value === 'promptly' ? { unit: 'promptly' } : value),
  tidy: (value) => (isGroup(value) && value['unit'] === 'promptly' ? 'promptly' : value),
}

/** Switched off, the rule says nothing more. */
const blocking: More = {
  floor: 'warnings',
  tidy: (value) => (isGroup(value) && value['enabled'] === true ? value : { enabled: false }),
}

const adopters = ['KF', 'KS', 'nämnd', 'kommundirektör', 'ledningsgrupp', 'kommunikationschef', 'rektor']
const deciders = ['accountHolder', 'affectedService', 'communicator', 'manager', 'communicationsDirector']

export const groupsOf: Readonly<Record<EditSection, readonly GroupSpec[]>> = {
  dokument: [
    group('plain', 'meta.document', [
      field('version', line),
      field('title', line),
      field('validFrom', day, open),
      field('adoptedBy', choice(...adopters), open),
      field('adoptedOn', day),
      field('paragraph', line),
      field('diaryNo', line),
      field('revisionOwner', line, open),
    ]),
  ],
  kontakter: [
    group(
      'plain',
      'contacts',
      [
        field('web', line, open),
        field('rulesPage', line, open),
        field('registerPage', line),
        field('privacyPage', line, open),
        field('phone', line, open),
        field('email', line, open),
        field('visit', line, open),
        field('contactCentreHours', text, open),
        field('politicians', line, open),
      ],
      { floor: 'contacts' },
    ),
  ],
  svar: [
    group('rules', 'inbox.sla', [
      field('amount', number(8760)),
      field('unit', choice('hours', 'workingDays', 'nextWorkingDay')),
      field('onClosedDay', choice('keep', 'nextWorkingDay')),
    ]),
    group('rule', 'inbox.watch', [field('perDay', number(48)), field('days', choice('workdays', 'all'))], {
      floor: 'watch',
      ...fresh('watch', 'Kontona hålls under uppsikt', 'The accounts are watched'),
    }),
    group('rule', 'inbox.replyScope', [field('', choice('ownPostsOnly', 'anywhereOnAssignment'))]),
    group('rule', 'inbox.individualCases', [field('', choice('forbidden', 'allowed'), open)], {
      ...fresh(
        'individual-cases',
        'Enskilda ärenden tas inte upp här',
        'Individual cases are not handled here',
      ),
    }),
    group('rule', 'inbox.contactHours', [field('', text, open)], {
      ...fresh('contact-hours', 'När vi svarar', 'When we answer'),
    }),
  ],
  dagar: [
    group('rule', 'inbox.businessTime', [
      field('days', { kind: 'checks', values: weekdays }),
      field('holidays', choice('SE', 'none')),
      field('extraClosed', { kind: 'lines' }, { suggestions: namedDays }),
      field('dueTime', line),
    ]),
  ],
  signatur: [
    group(
      'rule',
      'inbox.signature',
      [field('template', line), field('optOut.allowed', yesNo), field('optOut.template', line)],
      fresh('signature', 'Signera svaret', 'Sign the reply'),
    ),
  ],
  borttagning: [
    group(
      'rule',
      'moderation.removalClock',
      [
        field('unit', choice('promptly', 'hours', 'workingDays', 'nextWorkingDay')),
        field('amount', number(8760)),
        field('from', choice('published', 'detected')),
      ],
      { floor: 'removal', ...removalClock },
    ),
    group(
      'rule',
      'moderation.blocking',
      [
        field('enabled', yesNo),
        field('minWarnings', number(100)),
        field('newBreachAfterLast', yesNo),
        field('decisionBy', choice(...deciders), open),
        field('scope', choice('account', 'platform', 'organisation')),
        field('reviewAfterMonths', number(60)),
        field('warningsExpireAfterMonths', number(120)),
      ],
      blocking,
    ),
    group('rule', 'moderation.preNotice', [
      field('required', yesNo),
      field('linkSuffices', yesNo),
      field('text', text),
    ]),
    group('rule', 'moderation.individualNotice', [field('required', yesNo)], { floor: 'notice' }),
  ],
  plattformar: [
    group('rule', 'platforms.mode', [field('', choice('closedList', 'primaryList', 'catalogue'), open)], {
      ...fresh('platforms-mode', 'Vilka plattformar som får användas', 'Which platforms may be used'),
    }),
    group('rules', 'platforms.items', [
      field('status', choice(...platformStatuses)),
      field('reason', text),
      field('adsAllowed', yesNo),
    ]),
  ],
  skotsel: [
    group('rule', 'admin.minAdmins', [field('', number(20), open)], {
      ...fresh('min-admins', 'Så många administrerar varje konto', 'So many administer each account'),
    }),
    group('rule', 'admin.substitute', [field('required', yesNo)], {
      ...fresh('substitute', 'Ersättare vid frånvaro', 'A substitute for those away'),
    }),
    group(
      'rule',
      'admin.credentialStore',
      [field('store', choice('required', 'recommended', 'none')), field('rotateWhenSomeoneLeaves', yesNo)],
      fresh('credentials', 'Inloggningsuppgifter förvaras samlat', 'Credentials are kept in one place'),
    ),
    group('rule', 'admin.reviewEvery', [field('months', number(60))], {
      ...fresh('admin-review', 'Administratörerna ses över', 'The administrators are reviewed'),
    }),
    group(
      'rule',
      'admin.inactivity',
      [field('afterDays', number(3650), open), field('warnDays', number(365)), field('close', yesNo)],
      fresh('inactivity', 'Konton som inte används', 'Accounts that are not used'),
    ),
    group('rules', 'admin.minPosts', [
      field('count', number(1000)),
      field('per', choice('week', 'month', 'halfYear')),
      field('pausedWhenClosed', yesNo),
    ]),
    group('rule', 'admin.resources', [field('confirmEveryMonths', number(60))], {
      ...fresh('resources', 'Resurserna bekräftas', 'The resources are confirmed'),
    }),
  ],
  forteckning: [
    group('rule', 'register.public', [field('', yesNo, open)], {
      floor: 'register',
      ...fresh('register-public', 'Förteckningen är öppen', 'The list is public'),
    }),
    group(
      'rule',
      'register.showResponsibleAs',
      [field('show', choice('name', 'role')), field('roleWhenUnsafe', yesNo)],
      {
        ...fresh('register-responsible', 'Så visas den ansvariga', 'How the responsible is shown'),
      },
    ),
    group('rule', 'register.keepClosed', [field('keep', yesNo), field('showsWhereRecordsAre', yesNo)], {
      ...fresh('register-closed', 'Avslutade konton står kvar', 'Closed accounts stay'),
    }),
  ],
  publicering: [
    group('rules', 'publishing.rules', [field('minCharacters', number(1000))]),
    group('rules', 'publishing.accessibility', []),
  ],
}

/** The form in which a place of the file ("contacts.visit", "inbox.watch.value") is filled in; null when only the text has it. */
export function sectionForPlace(place: string): EditSection | null {
  const plain = place.replaceAll(/\[\d+\]/g, '')
  const holds = (spec: GroupSpec) => {
    const path = spec.path.join('.')
    const start = spec.shape === 'plain' ? path : `${path}.value`
    return spec.fields.some(({ at }) => {
      const whole = [start, ...at].join('.')
      return plain === whole || plain === start || whole.startsWith(`${plain}.`)
    })
  }
  return editSections.find((section) => groupsOf[section].some(holds)) ?? null
}
