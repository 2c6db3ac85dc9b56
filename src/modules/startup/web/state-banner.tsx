import type { Lang } from '#core/i18n/lang.ts'
import { joinList } from '#core/i18n/lists.ts'
import { Banner } from '#ui/components/banner/banner.tsx'
import { ButtonLink } from '#ui/components/button/button.tsx'
import { UserText } from '#ui/components/user-text/user-text.tsx'
import type { ApplicationDetail } from '../queries/read-application.ts'
import { startupTexts } from '../texts.ts'
import { startupPaths } from './paths.ts'
import { roleWord } from './words.ts'

type Props = { readonly detail: ApplicationDetail; readonly lang: Lang }

/** How the application stands, in a sentence or two: whose turn it is, why it came back, what it became. */
export function StateBanner({ detail, lang }: Props) {
  const t = startupTexts(lang).page
  const { state } = detail.application
  switch (state) {
    case 'returned':
      return <Returned detail={detail} lang={lang} />
    case 'waiting':
      return <WaitingFor detail={detail} lang={lang} />
    case 'approved':
      return <Approved detail={detail} lang={lang} />
    case 'withdrawn':
      return (
        <Banner tone="info" title={t.withdrawnTitle}>
          {t.withdrawnText}
        </Banner>
      )
    case 'draft':
      return null
  }
}

function Returned({ detail, lang }: Props) {
  const t = startupTexts(lang).page
  const { ofRound, names, inForce } = detail
  const refusals = ofRound.filter(({ outcome }) => outcome === 'no')
  return (
    <Banner tone="warning" title={t.returnedTitle}>
      {refusals.map((step) => (
        <div key={step.id}>
          <p>
            <b>
              {t.returnedBy(names.get(step.decidedBy ?? '') ?? '', roleWord(inForce.policy, step.role, lang))}
            </b>
          </p>
          <UserText text={step.reason ?? ''} lang={lang} />
        </div>
      ))}
      {detail.mayFillIn && <p>{t.returnedDo}</p>}
    </Banner>
  )
}

function WaitingFor({ detail, lang }: Props) {
  const t = startupTexts(lang).page
  const open = detail.ofRound.filter(({ outcome, openedAt }) => outcome === null && openedAt !== null)
  const roles = [...new Set(open.map(({ role }) => roleWord(detail.inForce.policy, role, lang)))]
  return (
    <Banner tone="info" title={t.waitingTitle}>
      {t.waitingFor(joinList(roles, lang))}
    </Banner>
  )
}

function Approved({ detail, lang }: Props) {
  const t = startupTexts(lang).page
  const { application, account, ofRound } = detail
  const words = {
    account: t.approvedAccount,
    assignment: application.round === 0 && ofRound.length === 0 ? t.exempt : t.approvedAssignment,
    closing: t.approvedClosing,
  }
  return (
    <Banner
      tone="done"
      title={t.approvedTitle}
      actions={
        account === null ? undefined : (
          <ButtonLink href={startupPaths.account(account.id)}>{t.toAccount}</ButtonLink>
        )
      }
    >
      {words[application.kind]}
    </Banner>
  )
}
