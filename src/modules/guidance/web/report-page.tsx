import { Banner } from '#ui/components/banner/banner.tsx'
import { Button } from '#ui/components/button/button.tsx'
import { ErrorSummary } from '#ui/components/error-summary/error-summary.tsx'
import { Radios, Select } from '#ui/components/field/choices.tsx'
import { TextArea } from '#ui/components/field/text-field.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { Hero } from '#ui/layout/public-page.tsx'
import { REPORT_KINDS } from '../rules/report.ts'
import { guidanceTexts } from '../texts.ts'
import { hrefIn, type Place } from './place.ts'
import type { ServiceTipView } from './service-tip-page.tsx'

/** To one's own manager, and to nobody else (B-106). */
export function ReportPage({ place, units, values, problems, refusal }: ServiceTipView) {
  const { lang } = place
  const t = guidanceTexts(lang).report
  return (
    <>
      <ErrorSummary lang={lang} errors={Object.entries(problems).map(([field, text]) => ({ field, text }))} />
      <Hero title={t.title} lead={t.lead} />
      <Banner tone="warning">{t.urgent}</Banner>
      {refusal !== null && <Banner tone="info">{refusal}</Banner>}
      <Form action={hrefIn(place, '/beratta')}>
        <Radios
          lang={lang}
          name="kind"
          label={t.kind}
          value={values['kind']}
          error={problems['kind']}
          choices={REPORT_KINDS.map((value) => ({ value, text: t.kinds[value] }))}
        />
        <Select
          lang={lang}
          name="unitId"
          label={t.unit}
          hint={t.unitHint}
          value={values['unitId'] ?? ''}
          error={problems['unitId']}
          withEmpty
          choices={units.map(({ id, name }) => ({ value: id, text: name }))}
        />
        <TextArea
          lang={lang}
          name="text"
          label={t.text}
          hint={t.textHint}
          value={values['text']}
          error={problems['text']}
          rows={6}
        />
        <FormActions>
          <Button kind="main">{t.send}</Button>
        </FormActions>
      </Form>
    </>
  )
}

export function ReportDone({ place }: { place: Place }) {
  const t = guidanceTexts(place.lang)
  return (
    <Hero title={t.report.thanksTitle} lead={t.report.thanks}>
      <p>
        <a href={hrefIn(place)}>{t.back}</a>
      </p>
    </Hero>
  )
}
