import type { Lang } from '#core/i18n/lang.ts'
import type { QueueItem } from '#modules/inbox/index.ts'
import type { PolicyInForce } from '#modules/policy/index.ts'
import { deskTexts } from '../../texts.ts'
import { chipFor } from '../chip-view.ts'
import { clockState } from '../clock-view.ts'
import { placeOf } from '../item/build-head.ts'
import { suggestedRemoval } from '../item/removal-due.ts'
import { paths } from '../paths.ts'
import { clockOf } from '../queue/build-queue-view.ts'
import type { TaskView } from './home-page.tsx'

const EXCERPT = 90

type Context = {
  readonly lang: Lang
  readonly now: Temporal.Instant
  readonly inForce: PolicyInForce
  readonly networkName: string
}

/** What one message asks of its owner: to be sorted, answered, or tried for removal; the same clock as on its own page. */
export function messageTask(context: Context, item: QueueItem): TaskView {
  const { lang, networkName } = context
  const { account, kind } = item
  return {
    key: item.id,
    ...wantedOf(context, item),
    ...(item.text === null ? {} : { about: excerpt(item.text) }),
    facts: placeOf({ networkName, account: account.name, isDirect: kind === 'direct' }, lang),
    href: paths.item(item.id),
  }
}

type Wanted = Pick<TaskView, 'group' | 'clock' | 'verb' | 'chip' | 'button'>

function wantedOf(context: Context, item: QueueItem): Wanted {
  const { lang, now, inForce } = context
  const t = deskTexts(lang).home
  const name = nameOf(item, lang)
  const removal = suggestedRemoval(context, item)
  if (removal?.clock)
    return {
      group: 'now',
      clock: removal.clock,
      chip: removal.chip ?? null,
      verb: t.decideRemoval(name),
      button: t.buttons.decide,
    }
  const isNew = item.classKey === null
  const dueAt = item.deadline?.dueAt ?? null
  const state = dueAt === null ? 'calm' : clockState(dueAt, now)
  return {
    group: state === 'calm' && !isNew ? 'later' : 'now',
    clock: clockOf(item, lang, now),
    verb: isNew ? t.triage(name) : t.answer(name),
    chip: chipFor(inForce.policy, item.deadline?.ruleId ?? null, lang, inForce.label),
    button: isNew ? t.buttons.triage : t.buttons.answer,
  }
}

function nameOf({ author, isAuthorForgotten }: QueueItem, lang: Lang): string {
  const name = author?.name ?? ''
  if (isAuthorForgotten) return deskTexts(lang).item.forgottenAuthor
  return name === '' ? deskTexts(lang).item.unknownAuthor : name
}

export function excerpt(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  return line.length > EXCERPT ? `${line.slice(0, EXCERPT).trimEnd()}…` : line
}
