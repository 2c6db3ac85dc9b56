import type { ComponentChildren } from 'preact'
import { PostButton } from '#ui/components/button/button.tsx'
import { DueBox } from '#ui/components/due-box/due-box.tsx'
import { ErrorSummary } from '#ui/components/error-summary/error-summary.tsx'
import { KeyHints } from '#ui/components/keyboard/keyboard.tsx'
import { deskTexts } from '../../texts.ts'
import { hidden, summaryOf, type FormKit } from '#ui/form/form-kit.tsx'
import { paths } from '../paths.ts'
import { Chip } from './chip.tsx'
import type { DueView, ItemView } from './item-view.ts'
import { MainStep } from './main-step.tsx'
import { MoreSteps } from './more-steps.tsx'
import { mustSettle, nextStepOf, type NextStep } from './next-step.ts'
import { SentList } from './sent-list.tsx'

type Props = { item: ItemView; kit: FormKit; now: Temporal.Instant }

/** By when, then the next right step, then the rest folded. What does not apply to this item is not there. */
export function DecisionPane({ item, kit, now }: Props) {
  const t = deskTexts(kit.lang)
  const step = nextStepOf(item)
  const settles = mustSettle(item)
  return (
    <>
      <ErrorSummary lang={kit.lang} errors={summaryOf(kit)} />
      <h2>{titleOf({ item, kit, step, settles })}</h2>
      <Due item={item} kit={kit} now={now} />
      {settles && <SentList item={item} kit={kit} now={now} isMain />}
      <MainStep item={item} kit={kit} step={step} isMain={!settles} />
      {!settles && <SentList item={item} kit={kit} now={now} isMain={false} />}
      <MoreSteps item={item} kit={kit} step={step} />
      <p class="small no-print">
        <a href={paths.journal(item.id)}>{t.item.print}</a>
      </p>
      <KeyHints lang={kit.lang} helpHref={paths.keyboard} />
    </>
  )
}

function titleOf(facts: { item: ItemView; kit: FormKit; step: NextStep; settles: boolean }): string {
  const { item, kit, step, settles } = facts
  const t = deskTexts(kit.lang)
  if (step === 'none' && settles) return t.decision.settle
  const isDone = item.due.clock.state === 'done' || item.removal?.isClosed === true
  const words: Readonly<Record<NextStep, string>> = {
    place: t.place.title,
    triage: t.triage.title,
    removal: item.removal?.isClosed === true ? t.decision.done : t.removal.title,
    answer: t.answer.title,
    refer: item.answer === null ? t.refer.title : t.answer.locked,
    register: t.decision.register,
    none: isDone ? t.decision.done : t.decision.title,
  }
  return words[step]
}

function Due({ item, kit, now }: Props): ComponentChildren {
  const t = deskTexts(kit.lang).other
  const { other } = item
  const due = dueOf(item)
  return (
    <div>
      <DueBox
        clock={{ ...due.clock, lang: kit.lang, now }}
        share={due.share ?? undefined}
        chips={
          due.chips.length === 0
            ? undefined
            : due.chips.map((chip) => <Chip key={chip.title} chip={chip} lang={kit.lang} />)
        }
      >
        {due.demand}
      </DueBox>
      <div class="owner small">
        <span>{due.owner}</span>
        {other.mayTakeOver && (
          <PostButton
            kind="quiet"
            small
            action={paths.assign(item.id)}
            fields={{ ...hidden(kit, item.version), toId: 'me' }}
          >
            {t.takeOver}
          </PostButton>
        )}
        {other.mayReopen && (
          <PostButton kind="quiet" small action={paths.reopen(item.id)} fields={hidden(kit, item.version)}>
            {t.reopen}
          </PostButton>
        )}
      </div>
    </div>
  )
}

/** What is to be taken down is not to be answered first: the removal's clock is the one that presses, and the answer's is not shown (F-131). */
function dueOf({ due, removal }: ItemView): DueView {
  if (removal?.refusal !== null || removal.isClosed || removal.clock === null) return due
  return {
    ...due,
    clock: removal.clock,
    share: null,
    demand: removal.demand ?? '',
    chips: removal.chip === undefined ? [] : [removal.chip],
  }
}
