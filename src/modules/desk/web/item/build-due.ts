import { formatNumber } from '#core/i18n/numbers.ts'
import { answerDeadline, isUrgent, type AnswerDeadline } from '#modules/policy/index.ts'
import { deskTexts } from '../../texts.ts'
import { chipFor } from '../chip-view.ts'
import { clockOf } from '../queue/build-queue-view.ts'
import { shareLeft } from '../queue/thread-share.ts'
import type { ItemContext } from './item-context.ts'
import type { DueView } from './item-view.ts'

/** By when, what is demanded, under which rule, and whose it is. */
export function buildDue(context: ItemContext): DueView {
  const { message, lang, now, pinned } = context
  const t = deskTexts(lang)
  const deadline = message.state === 'open' ? message.deadline : null
  const isOpen = deadline !== null
  const chip = chipFor(pinned.policy, deadline?.ruleId ?? null, lang, pinned.label)
  return {
    clock: { ...clockOf(message, lang, now), ...(isOpen ? { note: amountWords(context) } : {}) },
    share: shareLeft(message.receivedAt, deadline?.dueAt ?? null, now),
    demand: isOpen ? demandWords(context) : '',
    chips: chip === null ? [] : [chip],
    owner: message.owner === null ? t.item.noOwner : t.item.owner(message.owner.fullName),
  }
}

function demandWords({ message, lang, now }: ItemContext): string {
  const t = deskTexts(lang).due
  const { deadline } = message
  if (deadline === null) return ''
  const isOver = Temporal.Instant.compare(now, deadline.dueAt) > 0
  if (isOver) return deadline.modality === 'ska' ? t.breach : t.deviation
  return deadline.modality === 'ska' ? t.answer : t.answerShould
}

/** "3 arbetsdagar": how the policy counts, so that anybody can count after. */
function amountWords({ message, pinned, lang }: ItemContext): string {
  const t = deskTexts(lang).due
  const urgent = isUrgent({
    isAcute: message.isAcute ?? false,
    isHappeningNow: message.isHappeningNow ?? false,
  })
  const { amount, unit }: AnswerDeadline = answerDeadline(pinned.policy, {
    receivedAt: message.receivedAt,
    isUrgent: urgent,
  })
  const figure = formatNumber(amount, lang)
  if (unit === 'workingDays') return t.workingDays(figure)
  if (unit === 'nextWorkingDay') return t.nextWorkingDay
  return urgent ? t.urgentHours(figure) : t.hours(figure)
}
