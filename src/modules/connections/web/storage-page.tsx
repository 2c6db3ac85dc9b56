import type { Connector, VendorTerms } from '#connectors/connector.ts'
import { formatMoment } from '#core/i18n/dates.ts'
import { Button } from '#ui/components/button/button.tsx'
import { SectionHead } from '#ui/components/card/card.tsx'
import { ErrorSummary } from '#ui/components/error-summary/error-summary.tsx'
import { Radios } from '#ui/components/field/choices.tsx'
import { TextField } from '#ui/components/field/text-field.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { KeyList } from '#ui/components/key-list/key-list.tsx'
import { fieldOf, hidden, summaryOf, type FormKit } from '#ui/form/form-kit.tsx'
import { KEEPS, type StorageDecision } from '../rules/storage.ts'
import { connectionTexts } from '../texts.ts'
import { connectionPaths } from './paths.ts'

export const STORAGE_FORM = 'villkor'

export type StorageProps = {
  readonly connector: Connector
  readonly terms: VendorTerms
  readonly decision: StorageDecision | null
  readonly mayDecide: boolean
  readonly now: Temporal.Instant
  readonly kit: FormKit
}

/** The vendor's limits of storage beside the duty to keep records: the authority decides, with what follows told. */
export function StoragePage({ connector, terms, decision, mayDecide, now, kit }: StorageProps) {
  const { lang } = kit
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
          {t.choices[decision?.keeps ?? 'vendor-limit']}. <span class="quiet">{t.readOnly}</span>
        </p>
      )}
    </div>
  )
}

function Decide({ connector, decision, kit }: Pick<StorageProps, 'connector' | 'decision' | 'kit'>) {
  const t = connectionTexts(kit.lang).storage
  const keeps = fieldOf(kit, STORAGE_FORM, 'keeps', t.choice)
  const where = fieldOf(kit, STORAGE_FORM, 'decision', t.decision)
  return (
    <Form action={connectionPaths.storage(connector.profile.network)} fields={hidden(kit)}>
      <Radios
        {...keeps}
        value={keeps.value ?? decision?.keeps ?? 'vendor-limit'}
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
