import type { Lang } from '#core/i18n/lang.ts'
import type { StartGate } from '#modules/policy/index.ts'
import { Breadcrumb } from '#ui/components/breadcrumb/breadcrumb.tsx'
import { ButtonLink } from '#ui/components/button/button.tsx'
import { Card } from '#ui/components/card/card.tsx'
import { startupTexts } from '../texts.ts'
import { RuleChip } from './chip.tsx'
import { startupPaths } from './paths.ts'

type Props = {
  readonly gate: StartGate
  /** Names of assignments that the policy frees from plan and approval. */
  readonly exempt: readonly string[]
  readonly lang: Lang
}

/** What somebody may want, in their own words; what the policy does not try is said, with the rule. */
export function StartPage({ gate, exempt, lang }: Props) {
  const t = startupTexts(lang).start
  const choice = (kind: string, words: { title: string; text: string }, title = words.title) => (
    <Card title={title}>
      <p>{words.text}</p>
      <p class="form-actions">
        <ButtonLink href={startupPaths.startKind(kind)} iconAfter="forward">
          {t.go}
          <span class="sr">: {title}</span>
        </ButtonLink>
      </p>
    </Card>
  )
  return (
    <>
      <Breadcrumb lang={lang} crumbs={[{ text: startupTexts(lang).list.title, href: startupPaths.list }]} />
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <div class="application-parts">
        <div class="stack">
          {gate.gatesAccount && choice('konto', t.account)}
          {gate.gatesAssignment && choice('uppdrag', t.assignment)}
          {gate.gatesAssignment && exempt.length > 0 && choice('utan-plan', t.exempt, exempt.join(', '))}
          {choice('avslut', t.closing)}
        </div>
        {!(gate.gatesAccount && gate.gatesAssignment) && (
          <div class="start-note">
            <p class="quiet measure">{gate.gatesAccount ? t.notGated.assignment : t.notGated.account}</p>
            <RuleChip citation={gate.citation} lang={lang} />
          </div>
        )}
      </div>
    </>
  )
}
