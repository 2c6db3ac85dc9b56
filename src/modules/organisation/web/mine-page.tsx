import { formatDate, formatDateTime } from '#core/i18n/dates.ts'
import { Banner } from '#ui/components/banner/banner.tsx'
import { Button, PostButton } from '#ui/components/button/button.tsx'
import { SectionHead } from '#ui/components/card/card.tsx'
import { ErrorSummary } from '#ui/components/error-summary/error-summary.tsx'
import { Checkbox } from '#ui/components/field/checkbox.tsx'
import { Radios, Select } from '#ui/components/field/choices.tsx'
import { Fold } from '#ui/components/fold/fold.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { Tag } from '#ui/components/tag/tag.tsx'
import { fieldOf, hidden, summaryOf, tickOf, type FormKit } from '#ui/form/form-kit.tsx'
import type { Mine } from '../queries/read-mine.ts'
import { organisationTexts } from '../texts.ts'
import { AbsenceForm, AbsenceTable, NameSubstitute } from './absence-parts.tsx'
import { paths } from './paths.ts'

type Props = {
  readonly view: Mine
  readonly kit: FormKit
  readonly now: Temporal.Instant
  readonly seesMissing: boolean
}

/** What each sees to for themselves: the policy to read, leave, how to be named. */
export function MinePage(props: Props) {
  const { view, kit } = props
  const texts = organisationTexts(kit.lang)
  const t = texts.mine
  const substitute = view.people.find((person) => person.id === view.awayNow?.substituteId)?.fullName ?? null
  return (
    <div class="stack">
      <ErrorSummary lang={kit.lang} errors={summaryOf(kit)} />
      <h1>{t.title}</h1>
      {view.awayNow !== null && (
        <Banner tone="info">{t.awayNow(formatDateTime(view.awayNow.untilAt, kit.lang), substitute)}</Banner>
      )}
      {view.standsInFor.length > 0 && (
        <Banner tone="info">
          {t.standsInFor(view.standsInFor.map((person) => person.fullName).join(', '))}
        </Banner>
      )}
      <SectionHead title={t.receipts} />
      <Receipt {...props} />
      <SectionHead title={texts.person.absences} />
      <AbsenceTable {...props} personId={view.me.id} absences={view.absences} people={view.people} />
      <NameSubstitute {...props} personId={view.me.id} absences={view.absences} people={view.people} />
      <Fold title={texts.person.book}>
        <AbsenceForm
          kit={kit}
          action={paths.step(view.me.id, 'franvaro')}
          personId={view.me.id}
          people={view.people}
          usualId={view.me.substituteId}
          demand={view.demand}
          inForce={view.receipt.inForce}
        />
      </Fold>
      <SectionHead title={t.settings} />
      <Settings {...props} />
    </div>
  )
}

function Receipt({ view, kit, seesMissing }: Props) {
  const t = organisationTexts(kit.lang).mine
  const { inForce, confirmedAt, hasConfirmedBefore, changes, missing } = view.receipt
  return (
    <>
      {confirmedAt === null ? (
        <>
          <p>
            <b>{t.toConfirm(inForce.label)}</b>
          </p>
          <p>
            {!hasConfirmedBefore
              ? t.firstTime(changes.length)
              : changes.length === 0
                ? t.noChange
                : t.changedSince}
          </p>
          {hasConfirmedBefore && changes.length > 0 && <Changes changes={changes} lang={kit.lang} />}
          <p>
            <a href={paths.policy}>{t.readPolicy}</a>
          </p>
          <PostButton
            action={paths.confirmPolicy}
            fields={{ ...hidden(kit), policyVersionId: inForce.versionId }}
            kind="main"
          >
            {t.confirm}
          </PostButton>
        </>
      ) : (
        <p>{t.confirmed(inForce.label, formatDate(confirmedAt, kit.lang))}</p>
      )}
      {seesMissing && missing.length > 0 && (
        <Fold title={t.missing(missing.length)}>
          <p>{missing.map((person) => person.fullName).join(', ')}</p>
        </Fold>
      )}
    </>
  )
}

function Changes({ changes, lang }: { changes: Mine['receipt']['changes']; lang: FormKit['lang'] }) {
  const t = organisationTexts(lang).mine
  return (
    <ul class="bullet-list">
      {changes.map((change) => (
        <li key={change.ruleId}>
          <Tag>{t.change[change.kind]}</Tag> {change.label[lang]}
          {change.modality !== null && `, ${t.modality(change.modality.before, change.modality.now)}`}
        </li>
      ))}
    </ul>
  )
}

const FORM = 'val'

function Settings({ view, kit }: Props) {
  const t = organisationTexts(kit.lang).mine
  const { me } = view
  const others = view.people.filter((person) => person.isActive && person.id !== me.id)
  return (
    <Form action={paths.mySettings} fields={hidden(kit)}>
      <Checkbox
        {...tickOf(kit, FORM, 'hidesName', {
          label: t.hidesName,
          hint: t.hidesNameHint,
          isTicked: me.hidesName,
        })}
      />
      <Radios
        {...fieldOf(kit, FORM, 'language', t.language)}
        value={me.language}
        choices={[
          { value: 'sv', text: 'Svenska' },
          { value: 'en', text: 'English' },
        ]}
        plain
      />
      <Select
        {...fieldOf(kit, FORM, 'substituteId', t.usual)}
        value={me.substituteId ?? ''}
        choices={[
          { value: '', text: t.nobody },
          ...others.map(({ id, fullName }) => ({ value: id, text: fullName })),
        ]}
      />
      <FormActions>
        <Button>{t.save}</Button>
      </FormActions>
    </Form>
  )
}
