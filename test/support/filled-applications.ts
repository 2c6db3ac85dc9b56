import type { PersonActor } from '#core/actor.ts'
import type { PersonId } from '#core/ids.ts'
import type { Answers } from '#modules/policy/index.ts'
import { saveAnswers, startApplication, submitApplication } from '#modules/startup/index.ts'
import type { DecidingKit } from './deciding-kit.ts'

type People = { readonly applicant: PersonId; readonly other: PersonId }

/** Every item of the checklist, answered so that nobody but manager and communicator is drawn in. */
export function checklist({ applicant, other }: People): Answers {
  return {
    purpose: 'Berätta om öppettider, simskola och evenemang i badhuset.',
    goal: 'Fler familjer hittar till simskolan och kommer i rätt tid.',
    'target-groups': ['residents'],
    platform: 'Facebook',
    reaches: true,
    'reaches-why': 'Vi frågade besökarna i september.',
    'message-main': 'Öppettider och simskola',
    'message-coherence': 'Webbplatsen har alltid det senaste.',
    'message-clash': 'Nej, bara vi skriver om badet.',
    'account-type': 'company-page',
    'terms-read': true,
    'terms-version': '2026-01-01',
    'terms-by': applicant,
    'terms-on': '2026-11-01',
    'needs-it': false,
    hours: 4,
    staff: [applicant],
    watchers: [applicant],
    cover: [other],
    'about-text': 'Simhallen är en del av Falkenbergs kommun.',
    'secrecy-risk': false,
    'other-laws': 'Inga särskilda.',
    'risk-measures': 'Vi svarar aldrig på frågor om enskilda.',
    'crisis-use': 'Ja, vid stängning.',
    'crisis-links': 'Webbplatsen är huvudkanal.',
    'crisis-backup': [other],
    promotion: 'Affischer i badhuset.',
    information: 'link',
  }
}

let made = 0

/** An account that has been applied for under the checklist and handed in. */
export async function applyForAccount(
  kit: DecidingKit,
  applicant: PersonActor,
  {
    answers,
    manager,
    communicator,
  }: {
    readonly answers: Answers
    readonly manager: PersonId
    readonly communicator: PersonId
  },
): Promise<string> {
  const { deps } = kit
  made += 1
  const input = { kind: 'account', unitId: kit.unitId, name: 'Simhallen' } as const
  const { id: applicationId, version } = await startApplication(deps, applicant, input)
  await saveAnswers(deps, applicant, {
    applicationId,
    version,
    answers: { ...answers, manager, communicator },
    basics: { name: 'Simhallen', handle: `@simhallen${made}`, holderId: applicant.id },
  })
  await submitApplication(deps, applicant, { applicationId })
  return applicationId
}

/** Every part of the activity plan. */
export function activityPlan({
  applicant,
  other,
  manager,
}: People & { readonly manager: PersonId }): Answers {
  return {
    manager,
    from: '2026-11-16',
    purpose: 'Berätta om biblioteket och svara på frågor om lån.',
    'target-group-text': 'Barn och unga som läser',
    platform: 'Instagram',
    'account-name': 'Botkyrka kommun bibliotek',
    'is-closed': false,
    'terms-read': true,
    'channel-mix': 'Webbplatsen och affischer.',
    'goal-metric': 'Följare',
    'goal-value': 500,
    'goal-date': '2027-06-01',
    'knows-medium': true,
    hours: 3,
    'has-read': true,
    admins: [applicant, other],
    substitute: other,
    archiver: other,
  }
}

export async function applyForAssignment(
  kit: DecidingKit,
  applicant: PersonActor,
  answers: Answers,
): Promise<string> {
  const { deps } = kit
  made += 1
  const input = { kind: 'assignment', unitId: kit.unitId, assignmentType: 'publishing' } as const
  const { id: applicationId, version } = await startApplication(deps, applicant, input)
  await saveAnswers(deps, applicant, {
    applicationId,
    version,
    answers,
    basics: { handle: `@biblioteket${made}` },
  })
  await submitApplication(deps, applicant, { applicationId })
  return applicationId
}
