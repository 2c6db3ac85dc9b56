import { joinList } from '#core/i18n/lists.ts'
import { citationOf, questionsOf, type StartItem } from '#modules/policy/index.ts'
import { Banner } from '#ui/components/banner/banner.tsx'
import { Button, ButtonLink } from '#ui/components/button/button.tsx'
import { Card } from '#ui/components/card/card.tsx'
import { ErrorSummary } from '#ui/components/error-summary/error-summary.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { hidden, summaryOf, type FormKit } from '#ui/form/form-kit.tsx'
import type { ApplicationDetail } from '../queries/read-application.ts'
import { itemName } from '../rules/groups.ts'
import { subjectOf } from '../rules/judge.ts'
import { startupTexts } from '../texts.ts'
import { RuleChip } from './chip.tsx'
import { Overlaps } from './overlaps.tsx'
import { PartFrame } from './part-frame.tsx'
import { beforePart, partsOf, type Part } from './parts.ts'
import { QuestionField } from './question-field.tsx'
import { roleWord } from './words.ts'

type Props = {
  readonly detail: ApplicationDetail
  readonly part: Part
  readonly kit: FormKit
  /** Said above the questions: somebody else saved, or an answer led to a new question. */
  readonly notice?: string | undefined
}

/** Some items of the policy's form, each with why it is asked and the rule behind it (F-051 to F-072, B-032). */
export function PartPage({ detail, part, kit, notice }: Props) {
  const { lang } = kit
  const t = startupTexts(lang)
  const { application, judgement } = detail
  const parts = partsOf(detail, lang)
  const { group } = part
  if (group === null) return null
  const all = judgement.form?.items.length ?? 0
  const number = parts.findIndex(({ key }) => key === part.key) + 1
  const place = t.part.place(number, parts.length + 1, { from: group.from, to: group.to, all })
  return (
    <PartFrame detail={detail} lang={lang} current={part.key} place={place} heading={part.title}>
      <ErrorSummary lang={lang} errors={summaryOf(kit)} />
      {notice !== undefined && <Banner tone="info">{notice}</Banner>}
      {judgement.isStandIn && part.group?.number === 1 && <Banner tone="info">{t.part.standIn}</Banner>}
      <Form action={part.href} fields={hidden(kit, application.version)}>
        {group.items.map((item) => (
          <Item key={item.id} item={item} detail={detail} kit={kit} isAlone={group.items.length === 1} />
        ))}
        <FormActions>
          <Button kind="main">{t.part.next}</Button>
          <Button name="sedan" value="ja">
            {t.part.later}
          </Button>
          <ButtonLink kind="quiet" href={beforePart(parts, part.key, application.id)}>
            {t.part.back}
          </ButtonLink>
        </FormActions>
      </Form>
    </PartFrame>
  )
}

type ItemProps = {
  readonly item: StartItem
  readonly detail: ApplicationDetail
  readonly kit: FormKit
  /** The page's heading is its name already. */
  readonly isAlone: boolean
}

function Item({ item, detail, kit, isAlone }: ItemProps) {
  const { lang } = kit
  const { policy } = detail.inForce
  const { accountKind } = subjectOf(detail.application)
  const questions = questionsOf(item, { policy, accountKind, answers: detail.application.answers })
  const showsOverlaps = questions.some((question) => question.showsOverlaps) && detail.overlaps.length > 0
  return (
    <section class="form-item" aria-labelledby={`fraga-${item.value.key}`}>
      <h2 id={`fraga-${item.value.key}`} class={isAlone ? 'sr' : undefined}>
        {itemName(item, lang)}
      </h2>
      <p class="quiet measure">{item.value.why[lang]}</p>
      <RuleChip citation={citationOf(policy, item)} lang={lang} />
      {questions.map((question) => (
        <QuestionField key={question.key} question={question} item={item} detail={detail} kit={kit} />
      ))}
      {showsOverlaps && (
        <Card title={startupTexts(lang).overlaps.title} level={3}>
          <Overlaps overlaps={detail.overlaps} lang={lang} />
        </Card>
      )}
      <Consequences item={item} detail={detail} kit={kit} />
    </section>
  )
}

/** What the answers so far lead to: a stop, a task for somebody, a comment that is needed. */
function Consequences({ item, detail, kit }: Omit<ItemProps, 'isAlone'>) {
  const { lang } = kit
  const t = startupTexts(lang).part
  const { check } = detail.judgement
  const { policy } = detail.inForce
  const isHere = ({ itemKey }: { readonly itemKey: string }) => itemKey === item.value.key
  return (
    <>
      {check.blocks
        // a platform's own stop stands at its question
        .filter((block) => isHere(block) && block.platform === null)
        .map((block) => (
          <Banner
            key={block.message?.sv}
            tone="stop"
            title={t.stopTitle}
            actions={<RuleChip citation={block.citation} lang={lang} />}
          >
            {block.message?.[lang] ?? block.message?.sv} {block.isHardStop ? t.hardStop : ''}
          </Banner>
        ))}
      {check.tasks.filter(isHere).map((task) => (
        <Banner key={task.title.sv} tone="info">
          {t.drawsTask(roleWord(policy, task.role, lang), task.title[lang])}{' '}
          {task.beforeApproval ? t.taskBefore : ''}
        </Banner>
      ))}
      {check.comments.filter(isHere).map((comment) => (
        <Banner key={comment.from.join()} tone="info">
          {t.drawsComment(
            joinList(
              comment.from.map((role) => roleWord(policy, role, lang)),
              lang,
            ),
          )}
        </Banner>
      ))}
    </>
  )
}
