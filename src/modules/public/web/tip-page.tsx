import type { Lang } from '#core/i18n/lang.ts'
import { Button } from '#ui/components/button/button.tsx'
import { Banner } from '#ui/components/banner/banner.tsx'
import { ErrorSummary } from '#ui/components/error-summary/error-summary.tsx'
import { Radios } from '#ui/components/field/choices.tsx'
import { TextArea, TextField } from '#ui/components/field/text-field.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { Hero } from '#ui/layout/public-page.tsx'
import { publicTexts } from '../texts.ts'
import { inLang, publicPaths } from './paths.ts'

export type TipValues = { readonly kind: string; readonly about: string; readonly note: string }

export type TipView = {
  readonly lang: Lang
  readonly slug: string
  readonly values: TipValues
  readonly problems: Readonly<Record<string, string>>
  /** Why it could not be taken just now. */
  readonly refusal: string | null
}

/** What programs fill in and people never see: its name is one that programs like. */
export const TRAP_FIELD = 'webbplats'

/** The form holds no token and sets no cookie, so that the page can be stored by caches; the request's origin is checked instead. */
export function TipPage({ lang, slug, values, problems, refusal }: TipView) {
  const t = publicTexts(lang).tip
  return (
    <>
      <ErrorSummary lang={lang} errors={Object.entries(problems).map(([field, text]) => ({ field, text }))} />
      <Hero title={t.title} lead={t.lead} />
      {refusal !== null && <Banner tone="warning">{refusal}</Banner>}
      <Form action={inLang(publicPaths(slug).tip, lang)}>
        <Radios
          lang={lang}
          name="kind"
          label={t.kind}
          value={values.kind}
          error={problems['kind']}
          choices={(['fake-account', 'missing-account'] as const).map((value) => ({
            value,
            text: t.kinds[value],
          }))}
        />
        <TextField
          lang={lang}
          name="about"
          label={t.about}
          value={values.about}
          error={problems['about']}
          autocomplete="off"
        />
        <TextArea
          lang={lang}
          name="note"
          label={t.note}
          hint={t.noteHint}
          value={values.note}
          error={problems['note']}
          rows={4}
          optional
        />
        <div class="sr" aria-hidden="true">
          <label for={TRAP_FIELD}>{t.trap}</label>
          <input id={TRAP_FIELD} name={TRAP_FIELD} type="text" tabindex={-1} autocomplete="off" />
        </div>
        <FormActions>
          <Button kind="main">{t.send}</Button>
        </FormActions>
      </Form>
    </>
  )
}

export function TipDonePage({ lang, slug }: { lang: Lang; slug: string }) {
  const t = publicTexts(lang)
  return (
    <Hero title={t.tip.thanksTitle} lead={t.tip.thanks}>
      <p>
        <a href={inLang(publicPaths(slug).register, lang)}>{t.check.back}</a>
      </p>
    </Hero>
  )
}
