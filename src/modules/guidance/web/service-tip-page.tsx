import { Banner } from '#ui/components/banner/banner.tsx'
import { Button } from '#ui/components/button/button.tsx'
import { ErrorSummary } from '#ui/components/error-summary/error-summary.tsx'
import { Select } from '#ui/components/field/choices.tsx'
import { TextArea, TextField } from '#ui/components/field/text-field.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { Hero } from '#ui/layout/public-page.tsx'
import { guidanceTexts } from '../texts.ts'
import { hrefIn, type Place } from './place.ts'

export type ServiceTipView = {
  readonly place: Place
  readonly units: readonly { readonly id: string; readonly name: string }[]
  readonly values: Readonly<Record<string, string>>
  readonly problems: Readonly<Record<string, string>>
  readonly refusal: string | null
}

/** A link and a note, nothing about who sends it (B-086). */
export function ServiceTipPage({ place, units, values, problems, refusal }: ServiceTipView) {
  const { lang } = place
  const t = guidanceTexts(lang).tip
  return (
    <>
      <ErrorSummary lang={lang} errors={Object.entries(problems).map(([field, text]) => ({ field, text }))} />
      <Hero title={t.title} lead={t.lead} />
      <Banner tone="warning">{t.warning}</Banner>
      {refusal !== null && <Banner tone="info">{refusal}</Banner>}
      <Form action={hrefIn(place, '/tipsa')}>
        <TextField
          lang={lang}
          name="about"
          label={t.about}
          value={values['about']}
          error={problems['about']}
          type="url"
          autocomplete="off"
        />
        <TextArea
          lang={lang}
          name="note"
          label={t.note}
          value={values['note']}
          error={problems['note']}
          rows={3}
          optional
        />
        <Select
          lang={lang}
          name="unitId"
          label={t.unit}
          value={values['unitId'] ?? ''}
          error={problems['unitId']}
          choices={[
            { value: '', text: t.anyUnit },
            ...units.map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
        <FormActions>
          <Button kind="main">{t.send}</Button>
        </FormActions>
      </Form>
    </>
  )
}

export function ServiceTipDone({ place }: { place: Place }) {
  const t = guidanceTexts(place.lang)
  return (
    <Hero title={t.tip.thanksTitle} lead={t.tip.thanks}>
      <p>
        <a href={hrefIn(place)}>{t.back}</a>
      </p>
    </Hero>
  )
}
