import type { Connector } from '#connectors/connector.ts'
import type { VendorTerms } from '#connectors/vendor-terms.ts'
import { formatMoment } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { Button } from '#ui/components/button/button.tsx'
import { SectionHead } from '#ui/components/card/card.tsx'
import { ErrorSummary } from '#ui/components/error-summary/error-summary.tsx'
import { Radios } from '#ui/components/field/choices.tsx'
import { TextField } from '#ui/components/field/text-field.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { KeyList } from '#ui/components/key-list/key-list.tsx'
import { fieldOf, hidden, summaryOf, type FormKit } from '#ui/form/form-kit.tsx'
import type { StorageStanding } from '../queries/read-storage.ts'
import { KEEPS } from '../rules/storage.ts'
import { connectionTexts } from '../texts.ts'
import { connectionPaths } from './paths.ts'

export const STORAGE_FORM = 'villkor'

export type StorageProps = {
  readonly connector: Connector
  readonly terms: VendorTerms
  readonly standing: StorageStanding
  readonly mayDecide: boolean
  readonly now: Temporal.Instant
  readonly kit: FormKit
}

/** The vendor's limits of storage beside the duty to keep records: the authority decides, with what follows told. */
export function StoragePage({ connector, terms, standing, mayDecide, now, kit }: StorageProps) {
  const { lang } = kit
  const { decision } = standing
  const t = connectionTexts(lang).storage
  const consequence = connector.words[lang].terms
  return (
    <div class="stack">
      <p class="small">
        <a href={connectionPaths.list}>{connectionTexts(lang).card.back}</a>
      </p>
      <ErrorSummary lang={lang} errors={summaryOf(kit)} />
      <h1>{t.title(connector.profile.displayName)}</h1>
      <p class="lead">{t.lead}</p>
      {consequence !== undefined && <p>{consequence}</p>}
      <SectionHead title={t.terms} />
      <KeyList
        items={[
          { term: t.profile, value: t.hours(terms.profileHours) },
          { term: t.activity, value: t.hours(terms.activityHours) },
          { term: t.source, value: terms.source },
        ]}
      />
      <p>{t.words}</p>
      <p>{t.untouched}</p>
      <Standing standing={standing} now={now} lang={lang} />
      <SectionHead title={t.choice} />
      <p>
        {decision === null
          ? t.none
          : t.decided(decision.decidedBy, formatMoment(decision.decidedAt, now, lang))}{' '}
        {decision?.decision}
      </p>
      {mayDecide ? (
        <Decide connector={connector} decision={decision} kit={kit} />
      ) : (
        <p>
          {t.choices[decision?.keeps ?? 'profile-limit']}. <span class="quiet">{t.readOnly}</span>
        </p>
      )}
    </div>
  )
}

function Standing({ standing, now, lang }: Pick<StorageProps, 'standing' | 'now'> & { readonly lang: Lang }) {
  const t = connectionTexts(lang).storage
  const { profileHours, run, named, held, nextAt } = standing
  const forgotAt = run?.forgotAt ?? null
  const forgot =
    forgotAt === null
      ? t.nothingForgot
      : t.forgot(run?.forgotMessages ?? 0, formatMoment(forgotAt, now, lang))
  const done = [
    { term: t.lastRun, value: run === null ? t.notRun : formatMoment(run.ranAt, now, lang) },
    { term: t.lastForgot, value: forgot },
    { term: t.total, value: t.messages(run?.totalMessages ?? 0) },
  ]
  const ahead = [
    { term: t.named, value: t.namedHeld(named, held) },
    { term: t.next, value: nextAt === null ? t.nextNone : formatMoment(nextAt, now, lang) },
  ]
  return (
    <>
      <SectionHead title={t.goesOn} />
      {profileHours === null && <p>{t.paused}</p>}
      <KeyList items={profileHours === null ? done : [...done, ...ahead]} />
    </>
  )
}

type DecideProps = Pick<StorageProps, 'connector' | 'kit'> & Pick<StorageStanding, 'decision'>

function Decide({ connector, decision, kit }: DecideProps) {
  const t = connectionTexts(kit.lang).storage
  const keeps = fieldOf(kit, STORAGE_FORM, 'keeps', t.choice)
  const where = fieldOf(kit, STORAGE_FORM, 'decision', t.decision)
  return (
    <Form action={connectionPaths.storage(connector.profile.network)} fields={hidden(kit)}>
      <Radios
        {...keeps}
        value={keeps.value ?? decision?.keeps ?? 'profile-limit'}
        choices={KEEPS.map((value) => ({ value, text: t.choices[value], note: t.notes[value] }))}
      />
      <TextField
        {...where}
        value={where.value ?? decision?.decision ?? ''}
        hint={t.decisionHint}
        width="medium"
        optional
      />
      <FormActions>
        <Button kind="main">{t.save}</Button>
      </FormActions>
    </Form>
  )
}
