import type { Lang } from '#core/i18n/lang.ts'
import { ButtonLink } from '#ui/components/button/button.tsx'
import { SectionHead } from '#ui/components/card/card.tsx'
import { FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { Banner } from '#ui/components/banner/banner.tsx'
import { Icon } from '#ui/components/icon/icon.tsx'
import { Tag } from '#ui/components/tag/tag.tsx'
import type { ApplicationDetail } from '../queries/read-application.ts'
import { startupTexts } from '../texts.ts'
import { partsOf, type Part, type PartItem } from './parts.ts'
import { startupPaths } from './paths.ts'

type Props = { readonly detail: ApplicationDetail; readonly lang: Lang }

/** The parts of the form as a list of tasks, each with its items and how far they have come (F-051). */
export function TaskList({ detail, lang }: Props) {
  const t = startupTexts(lang)
  const { application, mayFillIn, judgement } = detail
  const parts = partsOf(detail, lang)
  const done = parts.filter(({ isDone }) => isDone).length
  const next = parts.find(({ isDone }) => !isDone)
  return (
    <section>
      <SectionHead title={t.page.tasks} />
      <p class="quiet">{t.page.tasksLead(done, parts.length)}</p>
      {judgement.isStandIn && <Banner tone="info">{t.part.standIn}</Banner>}
      <ol class="form-tasks">
        {parts.map((part) => (
          <Task key={part.key} part={part} lang={lang} mayFillIn={mayFillIn} />
        ))}
      </ol>
      {mayFillIn && (
        <FormActions>
          <ButtonLink kind="main" href={next?.href ?? startupPaths.review(application.id)}>
            {next === undefined ? t.page.reviewLink : t.page.continue}
          </ButtonLink>
          {next !== undefined && (
            <ButtonLink kind="quiet" href={startupPaths.review(application.id)}>
              {t.page.reviewLink}
            </ButtonLink>
          )}
        </FormActions>
      )}
    </section>
  )
}

type TaskProps = { readonly part: Part; readonly lang: Lang; readonly mayFillIn: boolean }

function Task({ part, lang, mayFillIn }: TaskProps) {
  const t = startupTexts(lang)
  const state: PartItem['state'] = part.isStopped ? 'stopped' : part.isDone ? 'done' : 'missing'
  return (
    <li class="form-task">
      <p class="form-task-head">
        {mayFillIn ? <a href={part.href}>{part.title}</a> : <span>{part.title}</span>}
        <Mark
          state={state}
          words={state === 'missing' ? t.part.answered(part.answered, part.all) : null}
          lang={lang}
        />
      </p>
      {part.items.length > 1 && (
        <ul>
          {part.items.map((item) => (
            <li key={item.name} class="form-task-item">
              <span>{item.name}</span>
              <Mark state={item.state} words={null} lang={lang} />
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

type MarkProps = {
  readonly state: PartItem['state']
  /** Instead of the state's own word. */
  readonly words: string | null
  readonly lang: Lang
}

function Mark({ state, words, lang }: MarkProps) {
  const t = startupTexts(lang).page.item
  if (state === 'stopped')
    return (
      <Tag tone="now" icon="lock">
        {t.stopped}
      </Tag>
    )
  return (
    <span class={state === 'done' ? 'form-task-done' : 'quiet'}>
      {state === 'done' && <Icon name="check" />} {words ?? t[state]}
    </span>
  )
}
