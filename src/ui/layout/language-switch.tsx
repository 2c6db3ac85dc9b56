import type { Lang } from '#core/i18n/lang.ts'
import { otherLang } from '#core/i18n/lang.ts'
import { uiTexts } from '../texts.ts'

/** The other language, named in itself: whoever needs it may not read this one. */
export function LanguageSwitch({ lang, href }: { lang: Lang; href: string }) {
  const other = otherLang(lang)
  return (
    <a class="language-switch" href={href} lang={other} hreflang={other}>
      {uiTexts(lang).inOtherLanguage}
    </a>
  )
}
