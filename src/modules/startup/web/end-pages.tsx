import { joinList } from '#core/i18n/lists.ts'
import { platformStanding } from '#modules/policy/index.ts'
import { Banner } from '#ui/components/banner/banner.tsx'
import { Breadcrumb } from '#ui/components/breadcrumb/breadcrumb.tsx'
import { Button, ButtonLink } from '#ui/components/button/button.tsx'
import { Confirm } from '#ui/components/confirm/confirm.tsx'
import { ErrorSummary } from '#ui/components/error-summary/error-summary.tsx'
import { TextArea } from '#ui/components/field/text-field.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { fieldOf, hidden, summaryOf, type FormKit } from '#ui/form/form-kit.tsx'
import type { ApplicationDetail } from '../queries/read-application.ts'
import { platformAnswer } from '../rules/derive-opening.ts'
import { startupTexts } from '../texts.ts'
import { RuleChip } from './chip.tsx'
import { startupPaths } from './paths.ts'
import { capital, nameOf, roleWord } from './words.ts'

export const OVERRIDE_FORM = 'undantag'

type OverrideProps = {
  readonly detail: ApplicationDetail
  /** Who may decide just now. */
  readonly deciders: readonly string[]
  readonly kit: FormKit
}

/** F-031: the exception is asked for with a reason, of the one whom the policy names. */
export function OverridePage({ detail, deciders, kit }: OverrideProps) {
  const { lang } = kit
  const t = startupTexts(lang)
  const { application, judgement, inForce } = detail
  const standing = platformStanding(inForce.policy, platformAnswer(judgement.form, application.answers))
  const { override } = standing
  const role = override === null ? '' : roleWord(inForce.policy, override.decidedBy, lang)
  const href = startupPaths.application(application.id)
  return (
    <>
      <Breadcrumb
        lang={lang}
        crumbs={[
          { text: t.list.title, href: startupPaths.list },
          { text: nameOf(application, lang), href },
        ]}
      />
      <ErrorSummary lang={lang} errors={summaryOf(kit)} />
      <h1>{t.override.title(standing.name[lang])}</h1>
      <Banner
        tone="stop"
        title={t.override.whyStopped}
        actions={<RuleChip citation={standing.citation} lang={lang} />}
      >
        {standing.reason?.[lang]}
      </Banner>
      {override !== null && (
        <>
          <p>
            {deciders.length === 0
              ? t.override.who(capital(role))
              : t.override.whoNames(role, joinList(deciders, lang, 'or'))}
          </p>
          {override.deviceNote !== null && <p>{override.deviceNote[lang]}</p>}
          <RuleChip citation={override.citation} lang={lang} />
          <Form action={startupPaths.override(application.id)} fields={hidden(kit, application.version)}>
            <TextArea
              {...fieldOf(kit, OVERRIDE_FORM, 'reason', t.override.reason)}
              hint={t.override.reasonHint}
              rows={5}
            />
            <FormActions>
              <Button kind="main">{t.override.ask}</Button>
              <ButtonLink kind="quiet" href={href}>
                {t.part.back}
              </ButtonLink>
            </FormActions>
          </Form>
        </>
      )}
    </>
  )
}

export function WithdrawPage({ detail, kit }: { detail: ApplicationDetail; kit: FormKit }) {
  const { lang } = kit
  const { application } = detail
  const t = startupTexts(lang).withdraw
  const { asked, kept, closing } = t.consequences
  return (
    <Confirm
      lang={lang}
      title={t.title(nameOf(application, lang))}
      consequences={[
        ...(application.state === 'waiting' ? [asked] : []),
        ...(application.kind === 'closing' ? [closing] : []),
        kept,
      ]}
      action={startupPaths.withdraw(application.id)}
      fields={hidden(kit, application.version)}
      confirmText={t.confirm}
      cancelHref={startupPaths.application(application.id)}
    />
  )
}
