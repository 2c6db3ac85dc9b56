import type { Application, Basics } from '#modules/startup/index.ts'
import type { Answers } from '#modules/policy/index.ts'
import type { PersonId } from '#core/ids.ts'
import type { Around } from '../../src/modules/startup/rules/check-names.ts'
import type { Judged } from '../../src/modules/startup/rules/judge.ts'

/** People who may be named. */
const PEOPLE = ['person-1', 'person-2', 'person-3', 'person-4', 'person-5'] as const

export const around: Around = {
  personIds: new Set(PEOPLE),
  unitIds: new Set(['unit-1']),
  accounts: [{ id: 'account-1', platform: 'facebook', handle: '@Badet', status: 'active' }],
  today: Temporal.PlainDate.from('2026-11-21'),
}

/** All nineteen items of the checklist (F-053 to F-071). */
export function checklistAnswers(people: readonly string[] = PEOPLE): Answers {
  const [first = '', second = '', third = '', manager = '', communicator = ''] = people
  return {
    purpose: 'Berätta vad som händer på biblioteken i kommunen.',
    goal: 'Fler unga ska hitta till våra öppna kvällar i år.',
    'target-groups': ['residents'],
    platform: 'instagram',
    reaches: true,
    'reaches-why': 'Vi frågade 200 besökare.',
    'message-main': 'Program och nyheter.',
    'message-coherence': 'Samma som på webbplatsen.',
    'message-clash': 'Nej, vi stämmer av varje vecka.',
    'account-type': 'company-page',
    'terms-read': true,
    'terms-version': 'januari 2026',
    'terms-by': first,
    'terms-on': '2026-01-15',
    'needs-it': false,
    hours: 4,
    staff: [first, second],
    watchers: [first, second],
    'about-text': 'Biblioteken är en del av Falkenbergs kommun.',
    'secrecy-risk': false,
    'other-laws': 'Dataskydd och upphovsrätt.',
    'risk-measures': 'Vi frågar om lov före bilder.',
    'routine-registration': 'Till registrator.',
    'routine-weeding': 'Enligt beslutet.',
    'routine-archiving': 'Enligt reglementet.',
    'crisis-use': 'Bara på uppmaning av krisledningen.',
    'crisis-links': 'Länkar till webbplatsen.',
    'crisis-backup': [third],
    promotion: 'Skyltar och webbplatsen.',
    information: 'link',
    manager,
    communicator,
  }
}

/** The activity plan that stands in for Annex 1 (B-032). */
export function planAnswers(people: readonly string[] = PEOPLE): Answers {
  const [assignee = '', second = '', , manager = ''] = people
  return {
    assignee,
    manager,
    from: '2026-12-01',
    purpose: 'Visa vad som händer på fritidsgårdarna.',
    'target-group-text': 'Unga mellan 13 och 19 år.',
    platform: 'facebook',
    'account-name': 'Fritidsgårdarna, Botkyrka kommun',
    'is-closed': false,
    'terms-read': true,
    'channel-mix': 'Webbplatsen och affischer.',
    'goal-metric': 'Besök på öppna kvällar',
    'goal-value': 500,
    'goal-date': '2027-06-30',
    'knows-medium': true,
    hours: 3,
    'has-read': true,
    admins: [assignee, second],
    substitute: second,
    archiver: assignee,
  }
}

const basics: Basics = {
  name: 'Bibliotekens konto',
  handle: '@biblioteken',
  url: '',
  holderId: 'person-1' as PersonId,
  responsibleShown: 'name',
}

export const accountApplication = (answers: Answers = {}, change: Partial<Application> = {}): Judged => ({
  kind: 'account',
  accountKind: 'service',
  assignmentType: null,
  accountId: null,
  assigneeId: null,
  basics,
  answers: { ...checklistAnswers(), ...answers },
  ...change,
})

export const planApplication = (answers: Answers = {}, change: Partial<Application> = {}): Judged => ({
  kind: 'assignment',
  accountKind: null,
  assignmentType: 'publishing',
  accountId: null,
  assigneeId: 'person-1' as PersonId,
  basics: { ...basics, name: '', holderId: null },
  answers: { ...planAnswers(), ...answers },
  ...change,
})
