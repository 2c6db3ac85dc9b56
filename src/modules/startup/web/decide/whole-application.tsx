import { formatDateTimeLong } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { kindNames } from '#modules/accounts/index.ts'
import { citationOf } from '#modules/policy/index.ts'
import { Banner } from '#ui/components/banner/banner.tsx'
import { SectionHead } from '#ui/components/card/card.tsx'
import { KeyList, type KeyListItem } from '#ui/components/key-list/key-list.tsx'
import { Tag } from '#ui/components/tag/tag.tsx'
import type { Decision } from '../../queries/read-decision.ts'
import { itemName } from '../../rules/groups.ts'
import { questionsNow } from '../../rules/judge.ts'
import { RuleChip } from '../chip.tsx'
import { answerWords } from '../words.ts'
import { decideTexts } from './texts.ts'

type Props = { readonly decision: Decision; readonly lang: Lang }

/** Everything that was handed in, as whoever decides reads it: the facts, then each question with its answer and why it is asked. */
export function WholeApplication({ decision, lang }: Props) {
  const t = decideTexts(lang).page
  const { judgement } = decision.whole
  return (
    <>
      <section>
        <SectionHead title={t.facts} />
        <KeyList items={factsOf(decision, lang)} />
      </section>
      {judgement.form?.isStandIn === true && <Banner tone="info">{t.standIn}</Banner>}
      {judgement.groups.length > 0 && (
        <section>
          <SectionHead title={t.application} />
          {judgement.groups.map((group) => (
            <Group key={group.number} group={group} decision={decision} lang={lang} />
          ))}
        </section>
      )}
    </>
  )
}

/** Where an item stands on the page. */
export const itemId = (key: string): string => `fraga-${key}`

type GroupProps = Props & { readonly group: Decision['whole']['judgement']['groups'][number] }

function Group({ group, decision, lang }: GroupProps) {
  const { application, inForce } = decision.whole
  const naming = { ...decision, policy: inForce.policy, lang }
  const asked = new Set(questionsNow(inForce.policy, group, application).map(({ key }) => key))
  return (
    <>
      {group.items.map((item) => (
        <section key={item.value.key} id={itemId(item.value.key)} class="answered-item">
          <div class="answered-item-head">
            <h3>{itemName(item, lang)}</h3>
            <RuleChip citation={citationOf(inForce.policy, item)} lang={lang} />
          </div>
          <p class="quiet small">{item.value.why[lang]}</p>
          <KeyList
            items={item.value.questions
              .filter(({ key }) => asked.has(key))
              .map((question) => ({
                term: question.label[lang],
                value: (
                  <Answered
                    words={answerWords(question, application.answers[question.key], naming)}
                    lang={lang}
                  />
                ),
              }))}
          />
        </section>
      ))}
    </>
  )
}

function Answered({ words, lang }: { readonly words: string; readonly lang: Lang }) {
  if (words === '') return <span class="quiet">{decideTexts(lang).page.noAnswer}</span>
  return <span class="user-text">{words}</span>
}

function factsOf(decision: Decision, lang: Lang): readonly KeyListItem[] {
  const t = decideTexts(lang)
  const { application, inForce } = decision.whole
  const { basics, accountKind, assignmentType, assigneeId } = application
  const name = (id: string | null) => (id === null ? '' : (decision.names.get(id) ?? ''))
  const type = inForce.policy.startup.assignmentTypes.find(({ value }) => value.type === assignmentType)
  const closingReason = application.answers['closing-reason']
  const isNew = application.accountId === null || application.state === 'approved'
  const rows: readonly (readonly [string, string])[] = [
    [t.page.unit, decision.units.find(({ id }) => id === application.unitId)?.name ?? ''],
    [t.page.applicant, name(application.applicantId)],
    [t.page.assignee, name(assigneeId)],
    [t.page.kind, accountKind === null ? '' : kindNames[lang][accountKind]],
    [t.page.assignmentType, type?.label[lang] ?? assignmentType ?? ''],
    [t.page.name, decision.name],
    [t.page.handle, basics.handle],
    [t.page.address, basics.url],
    [t.page.holder, name(basics.holderId)],
    [t.page.shown, isNew ? t.page.shownAs[basics.responsibleShown] : ''],
    [t.page.closingReason, typeof closingReason === 'string' ? closingReason : ''],
    [t.page.submitted, submittedWords(decision, lang)],
  ]
  const platform = platformRow(decision, lang)
  const shown = rows.filter(([, value]) => value !== '').map(([term, value]) => ({ term, value }))
  return platform === null ? shown : [...shown.slice(0, 2), platform, ...shown.slice(2)]
}

function submittedWords({ whole }: Decision, lang: Lang): string {
  const { submittedAt, round } = whole.application
  if (submittedAt === null) return ''
  const at = formatDateTimeLong(submittedAt, lang)
  return round > 1 ? `${at}, ${decideTexts(lang).page.round(round)}` : at
}

function platformRow({ standing }: Decision, lang: Lang): KeyListItem | null {
  if (standing === null) return null
  const t = decideTexts(lang).page
  const isFine = standing.effect === 'ok'
  return {
    term: t.platform,
    value: (
      <>
        {standing.name[lang]} <Tag tone={isFine ? 'neutral' : 'now'}>{t.statuses[standing.status]}</Tag>
        {!isFine && standing.reason !== null && <p class="small">{standing.reason[lang]}</p>}
        {!isFine && <RuleChip citation={standing.citation} lang={lang} />}
      </>
    ),
  }
}
