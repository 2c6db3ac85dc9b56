import { formatDateTime } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { joinList } from '#core/i18n/lists.ts'
import type { HomeTask, ReadHomeTasks } from '#ui/layout/home-task.ts'
import { findRule, formatCitation, type PolicyInForce } from '#modules/policy/index.ts'
import type { OrganisationDeps } from '../actions/deps.ts'
import { readTasks } from '../queries/read-tasks.ts'
import { organisationTexts } from '../texts.ts'
import { paths } from './paths.ts'

/** For the page "Att göra": leave without a substitute, roles that nobody holds, and the policy to read. */
export function organisationTasks(deps: Pick<OrganisationDeps, 'db' | 'clock' | 'policies'>): ReadHomeTasks {
  return async (actor, lang) => {
    const { inForce, hasConfirmed, bare, demand, vacant } = await readTasks(deps, actor)
    const t = organisationTexts(lang).tasks
    const substitutes = bare.map(({ id, fromAt, untilAt }): HomeTask => ({
      key: `absence-${id}`,
      group: 'now',
      clock: { state: 'soon', dueAt: fromAt },
      verb: t.substitute,
      facts: t.away(formatDateTime(fromAt, lang), formatDateTime(untilAt, lang)),
      chip: demand === null ? null : chipOf(inForce, demand.ruleId, lang),
      href: paths.mine,
      button: t.name,
    }))
    const roles: HomeTask = {
      key: 'vacant-roles',
      group: 'waiting',
      clock: { state: 'calm' },
      verb: t.vacant(vacant.length),
      facts: joinList(
        vacant.map(({ role }) => role.label[lang]),
        lang,
      ),
      chip: chipOf(inForce, vacant[0]?.ruleIds[0] ?? '', lang),
      href: paths.organisation,
      button: t.fill,
    }
    const receipt: HomeTask = {
      key: 'receipt',
      group: 'later',
      clock: { state: 'calm' },
      verb: t.confirm,
      facts: inForce.label,
      chip: null,
      href: paths.mine,
      button: t.read,
    }
    return [...substitutes, ...(vacant.length > 0 ? [roles] : []), ...(hasConfirmed ? [] : [receipt])]
  }
}

function chipOf({ policy, label }: PolicyInForce, ruleId: string, lang: Lang): HomeTask['chip'] {
  const citation = findRule(policy, ruleId)
  if (citation === null) return null
  const chip = formatCitation(citation, lang)
  return {
    title: chip.label,
    modality: chip.modality,
    demand: chip.note ?? chip.label,
    source: chip.source,
    version: label,
  }
}
