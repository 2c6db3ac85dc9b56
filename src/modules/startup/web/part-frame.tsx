import type { ComponentChildren } from 'preact'
import { relativeDay } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { Breadcrumb } from '#ui/components/breadcrumb/breadcrumb.tsx'
import { ProgressList } from '#ui/components/progress-list/progress-list.tsx'
import type { ApplicationDetail } from '../queries/read-application.ts'
import { startupTexts } from '../texts.ts'
import { Overlaps } from './overlaps.tsx'
import { partsOf } from './parts.ts'
import { startupPaths } from './paths.ts'
import { nameOf } from './words.ts'

type Props = {
  readonly detail: ApplicationDetail
  readonly lang: Lang
  /** The part that is open; none on the review. */
  readonly current: string
  readonly place: string
  readonly heading: string
  readonly children: ComponentChildren
}

/** One short page of the application: where one is, the page itself, and all the parts beside it. */
export function PartFrame({ detail, lang, current, place, heading, children }: Props) {
  const t = startupTexts(lang)
  const { application, now } = detail
  const name = nameOf(application, lang)
  return (
    <>
      <Breadcrumb
        lang={lang}
        crumbs={[
          { text: t.list.title, href: startupPaths.list },
          { text: name, href: startupPaths.application(application.id) },
        ]}
      />
      <div class="focus-with-aside">
        <div>
          <p class="quiet small">
            {place} · {t.part.saved(relativeDay(application.changedAt, now, lang))}
          </p>
          <h1>{heading}</h1>
          {children}
        </div>
        <aside class="focus-aside" aria-label={t.part.parts}>
          <h2>{t.part.parts}</h2>
          <PartsList detail={detail} lang={lang} current={current} />
          {detail.overlaps.length > 0 && (
            <>
              <h2>{t.overlaps.title}</h2>
              <Overlaps overlaps={detail.overlaps} lang={lang} short />
            </>
          )}
        </aside>
      </div>
    </>
  )
}

function PartsList({ detail, lang, current }: Pick<Props, 'detail' | 'lang' | 'current'>) {
  const t = startupTexts(lang)
  const parts = partsOf(detail, lang).map((part) => {
    const isNow = part.key === current
    const note = part.isStopped ? t.part.stopped : t.part.answered(part.answered, part.all)
    return {
      text: part.title,
      ...(isNow ? {} : { href: part.href }),
      state: isNow ? ('now' as const) : part.isDone ? ('done' as const) : ('later' as const),
      ...(part.isDone ? {} : { note }),
    }
  })
  const review = {
    text: t.part.review,
    ...(current === 'granska' ? {} : { href: startupPaths.review(detail.application.id) }),
    state: current === 'granska' ? ('now' as const) : ('later' as const),
  }
  return <ProgressList lang={lang} label={t.part.parts} parts={[...parts, review]} />
}
