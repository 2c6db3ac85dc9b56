/** What an approved application becomes: the account's entry and each person's rights, from the answers and never typed by hand (B-035). */
import type { AccountKind, AssignmentKind, Right } from '#modules/accounts/index.ts'
import {
  assignmentGrants,
  platformStanding,
  type Answers,
  type Grant,
  type Policy,
  type StartForm,
} from '#modules/policy/index.ts'
import type { Application } from './application.ts'
import { ANSWER_OF, questionsIn, textQuestion } from './basic-questions.ts'
import { listOf } from './read-answers.ts'

type Derivable = Pick<
  Application,
  'answers' | 'basics' | 'accountKind' | 'assignmentType' | 'assigneeId' | 'applicantId'
>

const textOf = (answers: Answers, key: string): string => {
  const answer = answers[key]
  return typeof answer === 'string' ? answer.trim() : ''
}

function textUnder(form: StartForm | null, answers: Answers, key: string): string {
  return textOf(answers, textQuestion(form, key)?.key ?? key)
}

export function purposeOf(form: StartForm | null, answers: Answers): string {
  return textUnder(form, answers, 'purpose')
}

/** Chosen groups by their names, then what was written about them. */
export function audienceOf(policy: Policy, form: StartForm | null, answers: Answers): string {
  const groups = questionsIn(form)
    .filter(({ type }) => type === 'targetGroups')
    .flatMap(({ key }) => listOf(answers[key]))
    .map((key) => targetGroups(policy).find((group) => group.value === key)?.label.sv ?? key)
  const words = textOf(answers, 'target-group-text') || textUnder(form, answers, 'audience')
  return [groups.join(', '), words].filter((part) => part !== '').join('. ')
}

/** The municipality's own groups to choose from (F-012). */
export function targetGroups(policy: Policy) {
  return policy.aims.targetGroups.map((rule) => ({ value: rule.value.key, label: rule.label }))
}

export function platformAnswer(form: StartForm | null, answers: Answers): string {
  const question = questionsIn(form).find(({ type }) => type === 'platform')
  return textOf(answers, question?.key ?? ANSWER_OF.platform)
}

export type Platform = { readonly id: string; readonly name: string }

/** A network the policy does not list gets an id of its own from its name. */
export function platformOf(policy: Policy, form: StartForm | null, answers: Answers): Platform | null {
  const typed = platformAnswer(form, answers)
  if (typed === '') return null
  const standing = platformStanding(policy, typed)
  const id =
    standing.platformId ??
    typed
      .toLocaleLowerCase('sv')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
      .replaceAll(' ', '-')
  return { id, name: standing.name.sv }
}

/** Of an account in the register, which may know only the id of its platform. */
export function platformNameOf(
  policy: Policy,
  { platform, platformName }: { readonly platform: string; readonly platformName: string },
): string {
  return platformName === '' ? platformStanding(policy, platform).name.sv : platformName
}

export function accountNameOf({ basics, answers }: Pick<Application, 'basics' | 'answers'>): string {
  return textOf(answers, 'account-name') || basics.name.trim()
}

export type DerivedAssignment = {
  readonly personId: string
  readonly kind: AssignmentKind
  readonly rights: readonly Right[]
  readonly isPublic: boolean
  readonly hoursPerWeek: number | null
}

/** `monitor` in a policy is `watch` in the register. */
const rightOf = (grant: Grant): Right => (grant === 'monitor' ? 'watch' : grant)

const RUNS: readonly Right[] = ['administer', 'publish', 'reply', 'moderate', 'watch']
const WORKS: readonly Right[] = ['publish', 'reply', 'moderate', 'watch']
const COVERS: readonly Right[] = ['reply', 'moderate', 'watch']

/**
 * What being named in an answer means where the policy's question does not say it itself. Other person questions name deciders and readers,
 * who get no rights by it.
 */
const NAMED: Readonly<Record<string, readonly Right[]>> = {
  admins: RUNS,
  administrators: RUNS,
  staff: WORKS,
  substitute: WORKS,
  watchers: COVERS,
  cover: COVERS,
  'crisis-backup': COVERS,
}

const KIND_OF_TYPE: Readonly<Record<string, AssignmentKind>> = {
  'monitoring-only': 'monitoring-only',
  blog: 'blog',
  'class-channel': 'class-channel',
  campaign: 'campaign',
}

function hoursOf(answers: Answers): number | null {
  const hours = answers['hours']
  return typeof hours === 'number' && hours > 0 && hours <= MOST_HOURS ? hours : null
}

/** The register takes no more for one person. */
const MOST_HOURS = 60

function namedIn(form: StartForm | null): ReadonlyMap<string, readonly Right[]> {
  const own = questionsIn(form).flatMap(({ key, grants }): [string, readonly Right[]][] =>
    grants === undefined
      ? []
      : [[key, grants.map((grant) => (grant === 'administer' ? grant : rightOf(grant)))]],
  )
  return new Map([...Object.entries(NAMED), ...own])
}

/** One for each person, with everything they are named for. The holder (or the one with the assignment) first. */
export function derivedAssignments(
  policy: Policy,
  form: StartForm | null,
  application: Derivable,
): readonly DerivedAssignment[] {
  const { answers, basics, assignmentType, assigneeId, applicantId } = application
  const rights = new Map<string, Set<Right>>()
  const add = (personId: string, more: readonly Right[]) => {
    const own = rights.get(personId) ?? new Set<Right>()
    for (const right of more) own.add(right)
    rights.set(personId, own)
  }
  const first = assigneeId ?? basics.holderId ?? applicantId
  const granted = assignmentType === null ? RUNS : assignmentGrants(policy, assignmentType).map(rightOf)
  add(first, granted)
  for (const [key, named] of namedIn(form)) {
    for (const personId of listOf(answers[key])) add(personId, named)
  }
  return [...rights].map(([personId, own]) => ({
    personId,
    kind: personId === first ? (KIND_OF_TYPE[assignmentType ?? ''] ?? 'account') : 'account',
    rights: [...own],
    isPublic: personId === first && assignmentType !== null,
    hoursPerWeek: personId === first ? hoursOf(answers) : null,
  }))
}

/** A closed channel is not shown to the public as an open one is (B-024). */
export function accountKindOf({ accountKind, assignmentType, answers }: Derivable): AccountKind {
  if (answers['is-closed'] === true)
    return assignmentType === 'class-channel' ? 'learning-platform' : 'closed-group'
  if (accountKind !== null) return accountKind
  return assignmentType === 'campaign' ? 'campaign' : 'assignment'
}

/** From the morning of the first day to the end of the last, in Swedish time. */
export function periodOf(
  answers: Answers,
  zone: string,
): { from: Temporal.Instant | null; to: Temporal.Instant | null } {
  const from = dayOf(answers['from'])
  const until = dayOf(answers['until'])
  return {
    from: from?.toZonedDateTime(zone).toInstant() ?? null,
    to: until?.add({ days: 1 }).toZonedDateTime(zone).toInstant() ?? null,
  }
}

/** null for what is no day: the form says so itself. */
export function dayOf(answer: unknown): Temporal.PlainDate | null {
  if (typeof answer !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(answer)) return null
  try {
    return Temporal.PlainDate.from(answer)
  } catch {
    return null
  }
}
