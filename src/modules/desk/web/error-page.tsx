import type { ErrorPage } from '#core/http/handle-errors.ts'
import { ButtonLink } from '#ui/components/button/button.tsx'
import { ErrorState } from '#ui/components/state-page/state-page.tsx'
import { FocusPage } from '#ui/layout/focus-page.tsx'
import { renderPage, type PageAssets } from '#ui/layout/page.tsx'
import { uiTexts } from '#ui/texts.ts'
import { deskTexts } from '../texts.ts'
import { paths } from './paths.ts'

/** What happened, whether anything was lost, what to do now, and the number that is in the log. */
export function renderErrorPage(assets: PageAssets, page: ErrorPage): string {
  return renderPage(
    <FocusPage
      title={page.title}
      lang={page.lang}
      assets={assets}
      task={uiTexts(page.lang).product}
      languageHref={`${paths.language}?lang=${page.lang === 'sv' ? 'en' : 'sv'}&till=/`}
    >
      <ErrorState
        lang={page.lang}
        title={page.title}
        text={`${page.message} ${page.remedy}`}
        reference={page.reference}
        action={<ButtonLink href={paths.home}>{deskTexts(page.lang).nav.home}</ButtonLink>}
      />
    </FocusPage>,
  )
}
