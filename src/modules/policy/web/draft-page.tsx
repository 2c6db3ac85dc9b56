import { formatDateTime } from '#core/i18n/dates.ts'
import { Banner } from '#ui/components/banner/banner.tsx'
import { Breadcrumb } from '#ui/components/breadcrumb/breadcrumb.tsx'
import { ButtonLink } from '#ui/components/button/button.tsx'
import { Card, SectionHead } from '#ui/components/card/card.tsx'
import type { FormKit } from '#ui/form/form-kit.tsx'
import type { DraftView } from '../queries/read-draft.ts'
import { editSections } from '../rules/editing/edit-sections.ts'
import { ChangeList } from './change-list.tsx'
import { paths } from './paths.ts'
import { ProblemTable, UnknownList } from './problem-table.tsx'
import { policyVersionTexts } from './version-texts.ts'

type Props = { readonly kit: FormKit; readonly view: DraftView }

/** A draft as it stands: whether it holds, what to mend, what it changes, and the way on. */
export function DraftPage({ kit, view }: Props) {
  const { lang } = kit
  const t = policyVersionTexts(lang)
  const { draft, problems, warnings, sound } = view
  return (
    <div class="stack">
      <Breadcrumb lang={lang} crumbs={[{ text: t.title, href: paths.versions }]} />
      <h1>{draft.name}</h1>
      <p class="quiet">{t.savedBy(draft.savedBy, formatDateTime(draft.savedAt, lang))}</p>
      {sound === null ? (
        <Banner tone="error" title={t.draftFaulty(problems.length)}>
          {problems.length >= 100 && <p>{t.moreFaults}</p>}
        </Banner>
      ) : (
        <Banner tone="done" title={t.draftSound} />
      )}
      <Ways view={view} kit={kit} />
      {problems.length > 0 && <ProblemTable lang={lang} caption={t.faults} problems={problems} />}
      {warnings.length > 0 && <ProblemTable lang={lang} caption={t.warnings} problems={warnings} />}
      {sound !== null && <Sound kit={kit} view={view} sound={sound} />}
    </div>
  )
}

function Ways({ kit: { lang }, view: { draft, sound } }: Props) {
  const t = policyVersionTexts(lang)
  return (
    <>
      <div class="row">
        {sound !== null && (
          <ButtonLink kind="main" href={paths.adopt(draft.id)}>
            {t.adopt}
          </ButtonLink>
        )}
        {sound !== null && <ButtonLink href={paths.replay(draft.id)}>{t.try}</ButtonLink>}
        <ButtonLink href={paths.text(draft.id)}>{t.editText}</ButtonLink>
        <a href={paths.draftFile(draft.id)} download>
          {t.download}
        </a>
        <a href={paths.discard(draft.id)}>{t.discard}</a>
      </div>
      <nav aria-label={t.editFields}>
        <p>{t.editFields}:</p>
        <ul class="row">
          {editSections.map((section) => (
            <li key={section}>
              <a href={paths.edit(draft.id, section)}>{t.sections[section]}</a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  )
}

function Sound({ kit: { lang }, view, sound }: Props & { readonly sound: NonNullable<DraftView['sound']> }) {
  const t = policyVersionTexts(lang)
  return (
    <>
      {sound.lost.length > 0 && (
        <Card title={t.lostTitle}>
          <p>{t.lostLead}</p>
          <UnknownList lang={lang} unknowns={sound.lost} draftId={view.draft.id} />
        </Card>
      )}
      {sound.unknowns.length > 0 && (
        <Card title={t.unknowns}>
          <p>{t.unknownsLead}</p>
          <UnknownList lang={lang} unknowns={sound.unknowns} draftId={view.draft.id} />
        </Card>
      )}
      <SectionHead title={t.changesSince(view.inForce.label)} />
      <ChangeList lang={lang} changes={sound.changes} />
    </>
  )
}
