import { formatNumber } from '#core/i18n/numbers.ts'
import { Button } from '#ui/components/button/button.tsx'
import { Select } from '#ui/components/field/choices.tsx'
import { TextField } from '#ui/components/field/text-field.tsx'
import { choicesOf } from '../rules/search-register.ts'
import { publicTexts } from '../texts.ts'
import { inLang, publicPaths } from './paths.ts'
import type { RegisterView } from './register-view.ts'

/** Choosing among the accounts: a form that changes the address, so that a selection can be shared. */
export function RegisterFilter({ lang, slug, all, shown, search }: RegisterView) {
  const t = publicTexts(lang).register
  const { platforms, units } = choicesOf(all)
  const isChosen = shown.length !== all.length || search.words !== ''
  return (
    <search class="no-print">
      <form class="register-filter" method="get" action={publicPaths(slug).register}>
        {lang === 'en' && <input type="hidden" name="lang" value="en" />}
        <TextField lang={lang} name="q" label={t.search} value={search.words} optional />
        <Select
          lang={lang}
          name="plats"
          label={t.platform}
          value={search.platform ?? ''}
          choices={[
            { value: '', text: t.all },
            ...platforms.map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
        <Select
          lang={lang}
          name="verksamhet"
          label={t.unit}
          value={search.unit ?? ''}
          choices={[{ value: '', text: t.all }, ...units.map((name) => ({ value: name, text: name }))]}
        />
        <Select
          lang={lang}
          name="visa"
          label={t.show}
          value={search.show}
          choices={(['all', 'open', 'closed'] as const).map((value) => ({ value, text: t.shows[value] }))}
        />
        <p class="register-filter-end">
          <Button>{t.filter}</Button>
          {isChosen && (
            <span>
              {t.found(formatNumber(shown.length, lang))}{' '}
              <a href={inLang(publicPaths(slug).register, lang)}>{t.clear}</a>
            </span>
          )}
        </p>
      </form>
    </search>
  )
}
