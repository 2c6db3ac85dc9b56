import { readUnits } from '#modules/organisation/index.ts'
import { registrationReasonText } from '#modules/policy/index.ts'
import {
  registrationAdvice,
  registrationCriteria,
  recordsEn,
  recordsSv,
  registrationsOf,
} from '#modules/records/index.ts'
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
  const { account } = message
  const need = registrationAdvice(inForce.policy, { message, account })
  const criteria = registrationCriteria(inForce.policy)
  const registrations = await registrationsOf(deps.records, actor, message.id)
  const units = await readUnits(tx, actor.orgId)
  const current = registrations.at(-1)
  const texts = lang === 'en' ? recordsEn : recordsSv
  const isRequiredByCase = removal?.isOpen === true
  return {
    advice: {
      text: registrationReasonText(need.reason, lang),
      need: need.need,
      chip: chipOf(need.citation, lang, inForce.label),
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
    criteria: criteria.map(({ ruleId, citation }) => ({ ruleId, label: citation.label[lang] })),
    units: units.map(({ id, name }) => ({ id, name })),
    suggestedRuleId: suggestedRule(
      criteria.map(({ ruleId }) => ruleId),
      need,
      isRequiredByCase,
    ),
    suggestedUnitId: removal?.unitId ?? message.unitId ?? message.account.unitId,
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
