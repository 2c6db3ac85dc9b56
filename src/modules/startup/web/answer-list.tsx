import type { Lang } from '#core/i18n/lang.ts'
import { questionsOf, type StartQuestion } from '#modules/policy/index.ts'
import { KeyList } from '#ui/components/key-list/key-list.tsx'
import { UserText } from '#ui/components/user-text/user-text.tsx'
import { SectionHead } from '#ui/components/card/card.tsx'
import { kindNames } from '#modules/accounts/index.ts'
import type { ApplicationDetail } from '../queries/read-application.ts'
import type { BasicField } from '../rules/basic-questions.ts'
import { subjectOf } from '../rules/judge.ts'
import { typedOf } from '../rules/read-answers.ts'
import { startupTexts } from '../texts.ts'
import { partsOf, type Part } from './parts.ts'
import { answerWords } from './words.ts'

type Props = {
  readonly detail: ApplicationDetail
  readonly lang: Lang
  /** With a link at each part to where it is changed. */
  readonly mayChange?: boolean
}

/** Every question with its answer, part by part, as those who decide read it. */
export function AnswerList({ detail, lang, mayChange = false }: Props) {
  const t = startupTexts(lang).review
  return (
    <>
      {partsOf(detail, lang).map((part) => (
        <section key={part.key}>
          <SectionHead
            title={part.title}
            action={
              mayChange ? (
                <a href={part.href} aria-label={t.changePart(part.title)}>
                  {t.change}
                </a>
              ) : undefined
            }
          />
          <KeyList items={part.group === null ? basicLines(detail, lang) : linesOf(part, detail, lang)} />
        </section>
      ))}
    </>
  )
}

function linesOf({ group }: Part, detail: ApplicationDetail, lang: Lang) {
  const { application, inForce, names, units } = detail
  const { accountKind } = subjectOf(application)
  const context = { policy: inForce.policy, accountKind, answers: application.answers }
  const questions = group?.items.flatMap((item) => questionsOf(item, context)) ?? []
  return questions.map((question) => {
    const words = answerWords(question, application.answers[question.key], {
      policy: inForce.policy,
      names,
      units,
      lang,
    })
    return {
      term: question.label[lang],
      value: <Said words={words} question={question} lang={lang} />,
    }
  })
}

function Said({ words, question, lang }: { words: string; question: StartQuestion; lang: Lang }) {
  const t = startupTexts(lang).review
  if (words === '') return <span class="quiet">{question.required ? t.unanswered : t.optional}</span>
  return question.type === 'longText' || question.type === 'text' ? (
    <UserText text={words} lang={lang} />
  ) : (
    <>{words}</>
  )
}

function basicLines({ application, judgement, names }: ApplicationDetail, lang: Lang) {
  const t = startupTexts(lang)
  const { basics, answers, accountKind } = application
  const said: Readonly<Record<BasicField, readonly [label: string, words: string]>> = {
    name: [t.begin.name, basics.name],
    platform: [t.platform.label, typedOf(answers['platform'])],
    handle: [t.basics.handle, basics.handle],
    url: [t.basics.url, basics.url],
    holderId: [t.basics.holder, names.get(basics.holderId ?? '') ?? ''],
    responsibleShown: [
      t.basics.shown,
      basics.responsibleShown === 'name' ? t.basics.shownName : t.basics.shownRole,
    ],
    purpose: [t.basics.purpose, typedOf(answers['purpose'])],
    audience: [t.basics.audience, typedOf(answers['audience'])],
    until: [t.basics.until, typedOf(answers['until'])],
  }
  const kind = accountKind === null ? [] : [{ term: t.page.accountKind, value: kindNames[lang][accountKind] }]
  const lines = judgement.basicFields.map((field) => {
    const [label, words] = said[field]
    const value = words === '' ? <span class="quiet">{t.review.optional}</span> : words
    return { term: label, value }
  })
  return [...kind, ...lines]
}
