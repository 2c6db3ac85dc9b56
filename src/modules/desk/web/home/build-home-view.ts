import { actsWithRole, type PersonActor } from '#core/actor.ts'
import type { NetworkId } from '#connectors/connector.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { readAccounts } from '#modules/accounts/index.ts'
import { readQueue } from '#modules/inbox/index.ts'
import { readMyCases, readMyPoliceReports, type MyCase } from '#modules/moderation/index.ts'
import { unknowns, type PolicyInForce } from '#modules/policy/index.ts'
import { desksOf, readQueueAt, type Registration } from '#modules/records/index.ts'
import { deskTexts } from '../../texts.ts'
import { chipFor } from '../chip-view.ts'
import { clockState } from '../clock-view.ts'
import type { DeskDeps } from '../desk-deps.ts'
import { paths } from '../paths.ts'
import type { HomeView, TaskView } from './home-page.tsx'
import { excerpt, messageTask } from './message-task.ts'

/** More than a person does in a day is not a list of things to do. */
const MOST_TASKS = 25

type Context = {
  readonly deps: DeskDeps
  readonly actor: PersonActor
  readonly lang: Lang
  readonly now: Temporal.Instant
  readonly inForce: PolicyInForce
}

/** What waits for this person, by due time, across accounts and kinds of work. */
export async function buildHomeView(deps: DeskDeps, actor: PersonActor, lang: Lang): Promise<HomeView> {
  const now = deps.clock.now()
  const found = await deps.db.forOrg(actor.orgId, async (tx) => ({
    inForce: await deps.policies.inForce(tx, actor.orgId, now),
    queue: await readQueue(tx, actor, { view: 'mine', limit: MOST_TASKS }, now),
    accounts: await readAccounts(tx, actor.orgId),
  }))
  const context: Context = { deps, actor, lang, now, inForce: found.inForce }
  const cases = await readMyCases(deps.moderation, actor)
  const inCase = new Set<string>(cases.map((one) => one.case.messageId))
  const tasks = [
    ...cases.filter((one) => one.next !== null).map((one) => caseTask(context, one)),
    ...(await policeTasks(context)),
    ...(await Promise.all(deps.tasks.map((read) => read(actor, lang)))).flat(),
    ...found.queue.items
      .filter((item) => !inCase.has(item.id))
      .map((item) => messageTask({ ...context, networkName: nameOf(deps, item.account.network) }, item)),
    ...(await registryTasks(context)),
  ]
  return {
    firstName: actor.name.split(' ')[0] ?? actor.name,
    tasks: tasks.slice(0, MOST_TASKS),
    more: found.queue.next !== null || tasks.length > MOST_TASKS,
    overdue: tasks.filter((task) => task.clock.state === 'over').length,
    accounts: accountNeeds(context, found.accounts),
    unknowns: actsWithRole(actor, 'administrator', 'manager')
      ? unknowns(found.inForce.policy).map((one) => one.label[lang])
      : [],
  }
}

function nameOf(deps: DeskDeps, network: NetworkId): string {
  return deps.inbox.connectors.get(network)?.profile.displayName ?? network
}

function caseTask({ lang, now, inForce }: Context, one: MyCase): TaskView {
  const t = deskTexts(lang).home
  const { dueAt, dueRuleId, messageId } = one.case
  return {
    key: one.case.id,
    group: 'now',
    clock: dueAt === null ? { state: 'promptly' } : { state: clockState(dueAt, now), dueAt },
    verb: t.removalAt(one.accountName),
    facts: one.next === null ? one.accountName : t.nextStep(stepWords(one.next, lang)),
    chip: chipFor(inForce.policy, dueRuleId, lang, inForce.label),
    href: paths.item(messageId),
    button: t.buttons.continue,
  }
}

function stepWords(step: NonNullable<MyCase['next']>, lang: Lang): string {
  const t = deskTexts(lang).home.steps
  return t[step]
}

async function policeTasks({ deps, actor, lang, inForce }: Context): Promise<readonly TaskView[]> {
  const t = deskTexts(lang).home
  const reports = await readMyPoliceReports(deps.moderation, actor)
  return reports.map(({ report, case: current }) => ({
    key: report.id,
    group: 'waiting',
    clock: { state: 'promptly' },
    verb: t.police,
    facts: deskTexts(lang).removal.police,
    chip: chipFor(inForce.policy, inForce.policy.moderation.policeReport.id, lang, inForce.label),
    href: paths.item(current.messageId),
    button: t.buttons.see,
  }))
}

async function registryTasks({ deps, actor, lang, now }: Context): Promise<readonly TaskView[]> {
  const t = deskTexts(lang)
  const pages = await Promise.all(
    desksOf(actor).map((desk) => readQueueAt(deps.records, actor, { desk, limit: MOST_TASKS })),
  )
  const toTask = (one: Registration): TaskView => ({
    key: one.id,
    group: 'waiting',
    clock: { state: 'calm', text: t.home.since(one.arrivedAt, now) },
    verb: t.home.registration(t.registration.desks[one.desk]),
    about: excerpt(one.criterionNote),
    facts: t.registration.states[one.state],
    chip: null,
    href: paths.registration(one.id),
    button: t.home.buttons.see,
  })
  return pages.flatMap((page) => page.registrations.map(toTask))
}

function accountNeeds(
  { lang, inForce }: Context,
  accounts: Awaited<ReturnType<typeof readAccounts>>,
): HomeView['accounts'] {
  const t = deskTexts(lang).home
  const isNoticeDemanded = inForce.policy.moderation.preNotice.value.required
  const inUse = accounts.filter(({ status }) => status !== 'closed' && status !== 'planned')
  return inUse.flatMap((account) => [
    ...(account.accessState === 'revoked'
      ? [{ name: account.name, what: t.accessRevoked, tone: 'is-now' as const }]
      : []),
    ...(isNoticeDemanded && !account.showsRemovalNotice
      ? [{ name: account.name, what: t.noRemovalNotice, tone: 'is-soon' as const }]
      : []),
  ])
}
