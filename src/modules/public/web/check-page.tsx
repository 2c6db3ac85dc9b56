import type { Lang } from '#core/i18n/lang.ts'
import { Banner, type BannerTone } from '#ui/components/banner/banner.tsx'
import { Hero } from '#ui/layout/public-page.tsx'
import type { AccountAnswer } from '../rules/check-account.ts'
import { groupRegister } from '../rules/search-register.ts'
import { publicTexts } from '../texts.ts'
import { inLang, publicPaths } from './paths.ts'
import { AccountGroup, CheckForm } from './register-page.tsx'

const TONES: Readonly<Record<AccountAnswer['verdict'], BannerTone>> = {
  yes: 'done',
  closed: 'info',
  'looks-like': 'warning',
  no: 'warning',
  unreadable: 'info',
}

/** The answer to "is it ours?": the word first, then what to do with it. */
export function CheckPage(props: { lang: Lang; slug: string; asked: string; answer: AccountAnswer }) {
  const { lang, slug, asked, answer } = props
  const t = publicTexts(lang).check
  const { verdict } = answer
  return (
    <>
      <Hero title={t.title}>
        <CheckForm lang={lang} slug={slug} value={asked} />
      </Hero>
      <section>
        <Banner tone={TONES[verdict]} title={t[verdict]}>
          {verdict !== 'unreadable' && <p class="asked">{t.asked(asked)}</p>}
          <p>{t[`${verdict}Text`]}</p>
        </Banner>
      </section>
      {'entries' in answer &&
        groupRegister(answer.entries).map((group) => (
          <AccountGroup key={group.unit ?? ''} group={group} lang={lang} />
        ))}
      <Onward {...props} />
    </>
  )
}

function Onward({
  lang,
  slug,
  asked,
  answer,
}: {
  lang: Lang
  slug: string
  asked: string
  answer: AccountAnswer
}) {
  const t = publicTexts(lang).check
  const paths = publicPaths(slug)
  const mayBeFalse = answer.verdict === 'no' || answer.verdict === 'looks-like'
  const tip = (kind: string) =>
    inLang(`${paths.tip}?typ=${kind}&konto=${encodeURIComponent(asked.slice(0, 500))}`, lang)
  return (
    <section class="no-print">
      <ul class="plain-list">
        {mayBeFalse && (
          <li>
            <a href={tip('fake-account')} rel="nofollow">
              {t.tipFake}
            </a>
          </li>
        )}
        {answer.verdict === 'no' && (
          <li>
            <a href={tip('missing-account')} rel="nofollow">
              {t.tipMissing}
            </a>
          </li>
        )}
        <li>
          <a href={inLang(paths.register, lang)}>{t.back}</a>
        </li>
      </ul>
    </section>
  )
}
