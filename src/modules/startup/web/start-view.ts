/** What the pages that begin an application offer to choose from. */
import { may, type PersonActor } from '#core/actor.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { joinList } from '#core/i18n/lists.ts'
import { type RegisteredAccount } from '#modules/accounts/index.ts'
import type { Person, Unit } from '#modules/organisation/index.ts'
import {
  closingDemands,
  startGate,
  startupFormFor,
  type Citation,
  type Policy,
} from '#modules/policy/index.ts'
import type { StartupDeps } from '../actions/deps.ts'
import { startupPermissions } from '../permissions.ts'
import { readGround } from '../queries/read-ground.ts'
import type { Application, ApplicationKind } from '../rules/application.ts'
import { accountNameOf, platformNameOf } from '../rules/derive-opening.ts'
import { startupTexts } from '../texts.ts'

export type TypeChoice = {
  readonly type: string
  readonly label: string
  readonly may: string
  readonly needsEnd: boolean
}

export type StartView = {
  readonly policy: Policy
  readonly gate: ReturnType<typeof startGate>
  readonly types: readonly TypeChoice[]
  readonly exemptTypes: readonly TypeChoice[]
  readonly exemptCitation: Citation | null
  readonly closingCitation: Citation | null
  readonly units: readonly Unit[]
  readonly people: readonly Person[]
  readonly accounts: readonly RegisteredAccount[]
  readonly closable: readonly RegisteredAccount[]
  readonly earlier: readonly Application[]
  readonly earlierName: string
  readonly ownId: string
  readonly ownUnitId: string
  /** What the address asks for: an earlier application to begin from, an account to close. */
  readonly copyFrom: string
  readonly accountId: string
}

type Asked = {
  readonly kind: ApplicationKind
  readonly from: string
  readonly accountId: string
  readonly lang: Lang
}

export async function buildStart(
  deps: Pick<StartupDeps, 'db' | 'clock' | 'policies'>,
  actor: PersonActor,
  { kind, from, accountId, lang }: Asked,
): Promise<StartView> {
  const ground = await readGround(deps, actor, kind)
  const { policy, units, people, accounts, earlier } = ground
  const open = accounts
    .filter(({ status }) => status !== 'closed' && status !== 'closing')
    .map((account) => ({ ...account, platformName: platformNameOf(policy, account) }))
  const types = typesOf(policy, lang)
  const exempt = types.find(({ isExempt }) => isExempt)
  const found = earlier.find(({ id }) => id === from)
  return {
    policy,
    gate: startGate(policy),
    types: types.filter(({ isExempt }) => !isExempt),
    exemptTypes: types.filter(({ isExempt }) => isExempt),
    exemptCitation: exempt?.citation ?? null,
    closingCitation: closingDemands(policy)?.citation ?? null,
    units,
    people,
    accounts: open,
    closable: open.filter(
      ({ unitId, holderId }) => holderId === actor.id || may(actor, startupPermissions.close, { unitId }),
    ),
    earlier,
    earlierName: found === undefined ? '' : accountNameOf(found),
    ownId: actor.id,
    ownUnitId: actor.unitId,
    copyFrom: found?.id ?? '',
    accountId,
  }
}

type Typed = TypeChoice & { readonly isExempt: boolean; readonly citation: Citation | null }

function typesOf(policy: Policy, lang: Lang): readonly Typed[] {
  const { grants } = startupTexts(lang).begin
  return policy.startup.assignmentTypes.map(({ label, value }) => {
    const form = startupFormFor(policy, { accountKind: null, assignmentType: value.type })
    return {
      type: value.type,
      label: label[lang],
      may: joinList(
        value.grants.map((grant) => grants[grant]),
        lang,
      ),
      needsEnd: value.needsEndDate,
      isExempt: form.need === 'exempt',
      citation: form.need === 'exempt' ? form.citation : null,
    }
  })
}
