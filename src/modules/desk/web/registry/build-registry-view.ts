import type { PersonActor } from '#core/actor.ts'
import { NotFound } from '#core/errors.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { findAccount, readAccounts } from '#modules/accounts/index.ts'
import { readHandling, type Handling } from '#modules/inbox/index.ts'
import { readUnits } from '#modules/organisation/index.ts'
import { diaryNumberExample } from '#modules/policy/index.ts'
import {
  readQueueAt,
  readRegistration,
  recordsEn,
  recordsSv,
  type Desk,
  type Registration,
  type RegistrationView,
} from '#modules/records/index.ts'
import { deskTexts } from '../../texts.ts'
import { chipFor } from '../chip-view.ts'
import type { DeskDeps } from '../desk-deps.ts'
import type { SentForm } from '#ui/form/form-kit.tsx'
import { paths, type RegistrationStep } from '../paths.ts'
import type { RegistrationPageView, RegistryRow } from './registration-view.ts'

const recordsTexts = (lang: Lang) => (lang === 'en' ? recordsEn : recordsSv)

type ListInput = { readonly desks: readonly Desk[]; readonly after: string | null; readonly lang: Lang }

/** What waits at each of the reader's desks; somebody at several sees them after one another. */
export async function buildRegistryRows(
  deps: DeskDeps,
  actor: PersonActor,
  { desks, after, lang }: ListInput,
): Promise<{ readonly rows: readonly RegistryRow[]; readonly next: string | null }> {
  const pages = []
  for (const desk of desks) pages.push(await readQueueAt(deps.records, actor, { desk, after }))
  const found = pages.flatMap((page) => page.registrations)
  const rows = await deps.db.forOrg(actor.orgId, async (tx) => {
    const accounts = new Map(
      (await readAccounts(tx, actor.orgId)).map((account) => [account.id, account.name]),
    )
    const units = new Map((await readUnits(tx, actor.orgId)).map((unit) => [unit.id, unit.name]))
    const rowOf = async (one: Registration): Promise<RegistryRow> => {
      const handling = await readHandling(tx, actor.orgId, one.messageId)
      return {
        id: one.id,
        what: deskTexts(lang).registry.from(authorOf(handling, lang)),
        account: accounts.get(one.accountId) ?? '',
        unit: units.get(one.unitId) ?? '',
        desk: recordsTexts(lang).desks[one.desk],
        openedAt: one.arrivedAt,
        number: one.diaryNumber,
      }
    }
    const built: RegistryRow[] = []
    for (const one of found) built.push(await rowOf(one))
    return built
  })
  return { rows, next: pages.find((page) => page.next !== null)?.next ?? null }
}

function authorOf(handling: Handling | null, lang: Lang): string {
  const name = handling?.message.author?.name ?? ''
  if (handling?.message.isAuthorForgotten === true) return deskTexts(lang).item.forgottenAuthor
  return name === '' ? deskTexts(lang).item.unknownAuthor : name
}

type PageInput = { readonly id: string; readonly lang: Lang; readonly sent: SentForm | null }

export async function buildRegistrationPage(
  deps: DeskDeps,
  actor: PersonActor,
  input: PageInput,
): Promise<RegistrationPageView> {
  const view = await readRegistration(deps.records, actor, input.id)
  const { registration } = view
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const handling = await readHandling(tx, actor.orgId, registration.messageId)
    if (handling === null) throw new NotFound('message', registration.messageId)
    const account = await findAccount(tx, actor.orgId, registration.accountId)
    const units = await readUnits(tx, actor.orgId)
    const { policy, label } = await deps.policies.version(tx, actor.orgId, registration.policyVersionId)
    const criterion = chipFor(policy, registration.criterionRuleId, input.lang, label)
    return {
      ...factsOf(view, handling, input),
      account: account?.name ?? '',
      unit: units.find((unit) => unit.id === registration.unitId)?.name ?? '',
      criterion: criterion ?? { title: registration.criterionRuleId, demand: registration.criterionRuleId },
      units: units.map(({ id, name }) => ({ id, name })),
      numberExample: diaryNumberExample(policy),
    }
  })
}

type Facts = Omit<RegistrationPageView, 'account' | 'unit' | 'criterion' | 'units' | 'numberExample'>

function factsOf(view: RegistrationView, handling: Handling, { lang, sent }: PageInput): Facts {
  const { registration } = view
  const texts = recordsTexts(lang)
  const { message } = handling
  return {
    id: registration.id,
    version: 0,
    author: authorOf(handling, lang),
    excerpt: message.isSealed ? deskTexts(lang).inbox.sealed : message.text,
    desk: texts.desks[registration.desk],
    state: registration.state,
    stateWords: `${texts.states[registration.state]} · ${texts.desks[registration.desk]}`,
    number: registration.diaryNumber,
    reason: registration.reason,
    note: registration.criterionNote,
    ongoingCase: registration.ongoingCase,
    suggestsSecrecy: registration.suggestedSecrecy,
    postedAt: message.postedAt,
    receivedAt: message.receivedAt,
    itemHref: paths.item(message.id),
    packageHref: view.mayDownload ? paths.registrationPackage(registration.id) : null,
    hops: view.hops.map((hop) => ({
      at: hop.hoppedAt,
      what: `${texts.hops[hop.kind]}: ${texts.desks[hop.toDesk]}`,
      ...(hop.reason === null ? {} : { detail: hop.reason }),
      by: hop.byName,
    })),
    may: stepsFor(view.moves),
    sameNumber: sameNumberWords(sent),
  }
}

/** Asked only of a number that another message has already: a badly written one belongs to no case. */
export function sameNumberWords(sent: SentForm | null): string | null {
  if (sent?.form !== 'nummer' || sent.refusedAs !== 'diary-number-in-use') return null
  return sent.problems['number'] ?? null
}

const STEPS: Readonly<Record<RegistrationView['moves'][number], readonly RegistrationStep[]>> = {
  receive: ['ta-emot'],
  readdress: ['annan-verksamhet'],
  forward: ['lamna-vidare'],
  bounce: ['skicka-tillbaka'],
  settle: ['nummer', 'koppla', 'avsla'],
}

function stepsFor(moves: RegistrationView['moves']): ReadonlySet<RegistrationStep> {
  return new Set(moves.flatMap((move) => STEPS[move]))
}
