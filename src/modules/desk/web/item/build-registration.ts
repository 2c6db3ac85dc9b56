import { readUnits } from '#modules/organisation/index.ts'
import { registrationReasonText } from '#modules/policy/index.ts'
import { adviseRegistration, recordsEn, recordsSv, registrationsOf } from '#modules/records/index.ts'
import { chipOf } from '../chip-view.ts'
import { paths } from '../paths.ts'
import type { ItemContext } from './item-context.ts'
import type { RegistrationView, RemovalView } from './item-view.ts'

/** What the policy says of registering the item, where its registration stands, and what the form offers. */
export async function buildRegistration(
  context: ItemContext,
  removal: RemovalView | null,
): Promise<RegistrationView> {
  const { deps, tx, actor, message, inForce, lang } = context
  const advice = await adviseRegistration(deps.records, actor, { messageId: message.id })
  const registrations = await registrationsOf(deps.records, actor, message.id)
  const units = await readUnits(tx, actor.orgId)
  const current = registrations.at(-1)
  const texts = lang === 'en' ? recordsEn : recordsSv
  const isRequiredByCase = removal?.isOpen === true
  return {
    advice: {
      text: registrationReasonText(advice.need.reason, lang),
      need: advice.need.need,
      chip: chipOf(advice.need.citation, lang, inForce.label),
    },
    current:
      current === undefined
        ? null
        : {
            href: paths.registration(current.id),
            state: current.state,
            number: current.diaryNumber,
            desk: texts.desks[current.desk],
            reason: current.reason,
          },
    mayOpen: !message.isOurs && message.mayTriage,
    criteria: advice.criteria.map(({ ruleId, citation }) => ({ ruleId, label: citation.label[lang] })),
    units: units.map(({ id, name }) => ({ id, name })),
    suggestedRuleId: suggestedRule(
      advice.criteria.map(({ ruleId }) => ruleId),
      advice.need,
      isRequiredByCase,
    ),
    suggestedUnitId: message.unitId ?? message.account.unitId,
    suggestsSecrecy: message.isRestricted || message.classKey === 'secret',
  }
}

function suggestedRule(
  criteria: readonly string[],
  need: { need: string; ruleId: string },
  isRequiredByCase: boolean,
): string | null {
  if (need.need === 'required' && criteria.includes(need.ruleId)) return need.ruleId
  return isRequiredByCase ? (criteria.find((ruleId) => ruleId.includes('removed')) ?? null) : null
}
