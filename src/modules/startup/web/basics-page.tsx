import { Banner } from '#ui/components/banner/banner.tsx'
import { Button, ButtonLink } from '#ui/components/button/button.tsx'
import { ErrorSummary } from '#ui/components/error-summary/error-summary.tsx'
import { Radios, Select } from '#ui/components/field/choices.tsx'
import { TextArea, TextField } from '#ui/components/field/text-field.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { fieldOf, hidden, summaryOf, type FormKit } from '#ui/form/form-kit.tsx'
import type { ApplicationDetail } from '../queries/read-application.ts'
import { typedOf } from '../rules/read-answers.ts'
import type { BasicField } from '../rules/basic-questions.ts'
import { BASICS } from '../rules/judge.ts'
import { startupTexts } from '../texts.ts'
import { PART_FORM } from './fields.ts'
import { PartFrame } from './part-frame.tsx'
import { beforePart, partsOf } from './parts.ts'
import { startupPaths } from './paths.ts'
import { PlatformField } from './platform-field.tsx'
import { PlatformStop } from './platform-stop.tsx'

type Props = {
  readonly detail: ApplicationDetail
  readonly kit: FormKit
  readonly notice?: string | undefined
}

/** What every account needs whatever the policy's form asks: its name, who answers for it, how that is shown (B-029, F-036, F-105). */
export function BasicsPage({ detail, kit, notice }: Props) {
  const { lang } = kit
  const t = startupTexts(lang)
  const { application, judgement } = detail
  const parts = partsOf(detail, lang)
  const place = t.part.basicsPlace(1, parts.length + 1)
  return (
    <PartFrame detail={detail} lang={lang} current={BASICS} place={place} heading={t.basics.heading}>
      <ErrorSummary lang={lang} errors={summaryOf(kit)} />
      <p class="lead">{t.basics.lead}</p>
      {notice !== undefined && <Banner tone="info">{notice}</Banner>}
      <Form action={startupPaths.basics(application.id)} fields={hidden(kit, application.version)}>
        {judgement.basicFields.map((field) => (
          <BasicQuestion key={field} field={field} detail={detail} kit={kit} />
        ))}
        <FormActions>
          <Button kind="main">{t.part.next}</Button>
          <Button name="sedan" value="ja">
            {t.part.later}
          </Button>
          <ButtonLink kind="quiet" href={beforePart(parts, BASICS, application.id)}>
            {t.part.back}
          </ButtonLink>
        </FormActions>
      </Form>
    </PartFrame>
  )
}

function BasicQuestion({ field, detail, kit }: Omit<Props, 'notice'> & { field: BasicField }) {
  const { lang } = kit
  const t = startupTexts(lang)
  const { basics, answers } = detail.application
  const ask = (label: string, value: string) => ({ ...fieldOf(kit, PART_FORM, field, label), value })
  switch (field) {
    case 'name':
      return <TextField {...ask(t.begin.name, basics.name)} hint={t.begin.nameHint} />
    case 'handle':
      return (
        <TextField
          {...ask(t.basics.handle, basics.handle)}
          hint={t.basics.handleHint}
          width="medium"
          optional
        />
      )
    case 'url':
      return <TextField {...ask(t.basics.url, basics.url)} hint={t.basics.urlHint} type="url" optional />
    case 'holderId':
      return (
        <Select
          {...ask(t.basics.holder, basics.holderId ?? '')}
          withEmpty
          choices={detail.people.map(({ id, fullName, title }) => ({
            value: id,
            text: title === '' ? fullName : `${fullName}, ${title}`,
          }))}
        />
      )
    case 'responsibleShown':
      return (
        <Radios
          {...ask(t.basics.shown, basics.responsibleShown)}
          hint={t.basics.shownHint}
          choices={[
            { value: 'name', text: t.basics.shownName },
            { value: 'role', text: t.basics.shownRole },
          ]}
        />
      )
    case 'platform': {
      const { value, ...frame } = ask(t.platform.label, typedOf(answers['platform']))
      return (
        <PlatformField frame={frame} policy={detail.inForce.policy} value={value}>
          <PlatformStop detail={detail} typed={value} lang={lang} />
        </PlatformField>
      )
    }
    case 'until':
      return <TextField {...ask(t.basics.until, typedOf(answers['until']))} type="date" width="short" />
    default:
      return <TextArea {...ask(t.basics[field], typedOf(answers[field]))} rows={3} />
  }
}
