import { Button } from '#ui/components/button/button.tsx'
import { SectionHead } from '#ui/components/card/card.tsx'
import { Fold } from '#ui/components/fold/fold.tsx'
import { TextArea } from '#ui/components/field/text-field.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { Tag } from '#ui/components/tag/tag.tsx'
import { cameBack, fieldOf, hidden } from '#ui/form/form-kit.tsx'
import type { JudgedDeviation } from '../queries/read-compliance.ts'
import { deviationId, mayBeAccepted, weightOf } from '../rules/deviations.ts'
import { accountTexts } from '../texts.ts'
import type { SectionProps } from './section-parts.ts'
import { CitationChip } from './chip.tsx'
import { deviationWords } from './deviation-words.ts'
import { accountPaths } from './paths.ts'

/** What the account falls short of, the demands first; each with its paragraph. */
export function Health({ view, kit }: SectionProps) {
  const t = accountTexts(kit.lang)
  const { account, deviations } = view.care
  if (account.status === 'closed' || account.status === 'planned') return null
  const order = { breach: 0, deviation: 1, advice: 2 }
  const sorted = deviations.toSorted((a, b) => order[weightOf(a)] - order[weightOf(b)])
  return (
    <section class="stack">
      <SectionHead title={t.account.health} />
      {sorted.length === 0 && <p>{t.account.allWell}</p>}
      <ul class="plain-list shortfalls">
        {sorted.map((one) => (
          <li key={deviationId(one)}>
            <One one={one} view={view} kit={kit} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function One({ one, view, kit }: SectionProps & { one: JudgedDeviation }) {
  const t = accountTexts(kit.lang)
  const weight = weightOf(one)
  const tone = one.accepted !== null ? 'neutral' : weight === 'breach' ? 'now' : 'soon'
  return (
    <>
      <div class="row">
        <span>
          <Tag tone={tone} icon={tone === 'now' ? 'warning' : undefined}>
            {t.weights[weight]}
          </Tag>{' '}
          {deviationWords(one, view.care.demands, kit.lang)}
        </span>
        <CitationChip citation={one.citation} lang={kit.lang} />
      </div>
      {one.accepted !== null && (
        <p class="quiet small">{t.account.accepted(one.accepted.byName, one.accepted.reason)}</p>
      )}
      {view.mayManage && weight === 'deviation' && mayBeAccepted(one) && (
        <Accept one={one} view={view} kit={kit} />
      )}
    </>
  )
}

function Accept({ one, view, kit }: SectionProps & { one: JudgedDeviation }) {
  const t = accountTexts(kit.lang).account
  const id = deviationId(one)
  const form = `avsteg-${id.replace(':', '-')}`
  const action = accountPaths.step(view.care.account.id, 'avsteg')
  if (one.accepted !== null)
    return (
      <Form action={action} fields={{ ...hidden(kit), form, deviation: id, reason: '' }}>
        <Button kind="quiet" small>
          {t.takeBack}
        </Button>
      </Form>
    )
  return (
    <Fold title={t.accept} open={cameBack(kit, form)}>
      <Form action={action} fields={{ ...hidden(kit), form, deviation: id }}>
        <TextArea {...fieldOf(kit, form, 'reason', t.acceptReason)} rows={2} />
        <FormActions>
          <Button>{t.accept}</Button>
        </FormActions>
      </Form>
    </Fold>
  )
}
