import { Button, ButtonLink } from '#ui/components/button/button.tsx'
import { SectionHead } from '#ui/components/card/card.tsx'
import { TextField } from '#ui/components/field/text-field.tsx'
import { Fold } from '#ui/components/fold/fold.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { DataTable } from '#ui/components/table/table.tsx'
import { Tag } from '#ui/components/tag/tag.tsx'
import { cameBack, fieldOf, hidden } from '#ui/form/form-kit.tsx'
import type { Credential } from '../queries/read-account.ts'
import { accountTexts } from '../texts.ts'
import { dayOf, type SectionProps } from './section-parts.ts'
import { CitationChip } from './chip.tsx'
import { accountPaths } from './paths.ts'

/** Where the way in is kept (B-043). The secret itself is never on this page. */
export function Credentials({ view, kit }: SectionProps) {
  const t = accountTexts(kit.lang).account
  const { credentials, demands } = view.care
  return (
    <section class="stack">
      <SectionHead title={t.credentials} />
      <CitationChip citation={demands.credentialStore?.citation ?? null} lang={kit.lang} />
      <DataTable
        caption={t.credentials}
        captionHidden
        rows={credentials}
        rowKey={(row) => row.id}
        empty={<p class="quiet">{t.noCredentials}</p>}
        columns={[
          { header: t.credentialColumns.label, naming: true, cell: (row) => row.label },
          { header: t.credentialColumns.user, cell: (row) => row.userName },
          { header: t.credentialColumns.where, cell: (row) => row.reference ?? t.inVault },
          {
            header: t.credentialColumns.stored,
            cell: (row) => (
              <>
                {dayOf(row.storedAt, kit.lang)}{' '}
                {row.rotationDueSince !== null && (
                  <Tag tone="now" icon="warning">
                    {t.rotationDue}
                  </Tag>
                )}
              </>
            ),
          },
          {
            header: t.action,
            stackedLabel: '',
            cell: (row) =>
              view.mayReveal && row.secretId !== null ? (
                <ButtonLink small href={accountPaths.reveal(row.accountId, row.id)}>
                  {t.reveal}
                  <span class="sr">: {row.label}</span>
                </ButtonLink>
              ) : null,
          },
        ]}
      />
      {(view.mayManage || view.mayReveal) && (
        <>
          {credentials.map((one) => (
            <Rotate key={one.id} one={one} view={view} kit={kit} />
          ))}
          <Store view={view} kit={kit} />
        </>
      )}
    </section>
  )
}

function Rotate({ one, view, kit }: SectionProps & { one: Credential }) {
  const t = accountTexts(kit.lang).account
  const form = `byt-${one.id}`
  return (
    <Fold title={`${t.rotate}: ${one.label}`} open={cameBack(kit, form)}>
      <Form
        action={accountPaths.step(view.care.account.id, 'byt-inloggning')}
        fields={{ ...hidden(kit), form, credentialId: one.id }}
      >
        {one.secretId !== null && (
          <TextField
            {...fieldOf(kit, form, 'secret', t.newSecret)}
            type="password"
            autocomplete="new-password"
          />
        )}
        <FormActions>
          <Button>{t.rotate}</Button>
        </FormActions>
      </Form>
    </Fold>
  )
}

function Store({ view, kit }: SectionProps) {
  const t = accountTexts(kit.lang).account
  const form = 'inloggning'
  return (
    <Fold title={t.store} open={cameBack(kit, form)}>
      <Form action={accountPaths.step(view.care.account.id, 'inloggning')} fields={hidden(kit)}>
        <TextField {...fieldOf(kit, form, 'label', t.label)} />
        <TextField {...fieldOf(kit, form, 'userName', t.userName)} optional autocomplete="off" />
        <TextField
          {...fieldOf(kit, form, 'secret', t.secret)}
          type="password"
          optional
          autocomplete="new-password"
        />
        <TextField {...fieldOf(kit, form, 'reference', t.reference)} optional />
        <FormActions>
          <Button>{t.storeButton}</Button>
        </FormActions>
      </Form>
    </Fold>
  )
}
