import { ButtonLink } from '#ui/components/button/button.tsx'
import { Banner } from '#ui/components/banner/banner.tsx'
import type { ApplicationDetail } from '../queries/read-application.ts'
import { platformStanding, type PlatformStanding } from '#modules/policy/index.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { startupTexts } from '../texts.ts'
import { RuleChip } from './chip.tsx'
import { startupPaths } from './paths.ts'
import { roleWord } from './words.ts'

type Props = { readonly detail: ApplicationDetail; readonly typed: string; readonly lang: Lang }

/** What choosing this platform means: go on, give a reason, or stop; and what has been asked and decided about an exception (F-031). */
export function PlatformStop({ detail, typed, lang }: Props) {
  if (typed.trim() === '') return null
  const t = startupTexts(lang).platform
  const { policy } = detail.inForce
  const standing = platformStanding(policy, typed)
  const name = standing.name[lang]
  const meant = standing.match === 'near' ? `${t.meant(name)} ` : ''
  const chip = <RuleChip citation={standing.citation} lang={lang} />
  if (standing.effect === 'ok') return null
  if (standing.effect === 'justify')
    return (
      <Banner tone="warning" actions={chip}>
        {meant}
        {standing.reason?.[lang] ?? t.justify}
      </Banner>
    )
  const decided = decisionOn({ detail, typed, lang })
  if (decided?.isYes === true)
    return (
      <Banner tone="done" actions={chip}>
        {decided.words}
      </Banner>
    )
  return <Stopped detail={detail} lang={lang} standing={standing} decided={decided} />
}

type StoppedProps = Omit<Props, 'typed'> & {
  readonly standing: PlatformStanding
  readonly decided: Decision | null
}

function Stopped({ detail, lang, standing, decided }: StoppedProps) {
  const t = startupTexts(lang).platform
  const { override, citation, reason } = standing
  const name = standing.name[lang]
  const mayAsk = override !== null && decided?.isWaiting !== true && detail.mayFillIn
  return (
    <Banner
      tone="stop"
      title={t.stopTitle}
      actions={
        <>
          <RuleChip citation={citation} lang={lang} />
          {mayAsk && <ButtonLink href={startupPaths.override(detail.application.id)}>{t.ask}</ButtonLink>}
        </>
      }
    >
      <p>
        {standing.match === 'near' ? `${t.meant(name)} ` : ''}
        {t.stopped(name)} {reason?.[lang]}
      </p>
      <p>
        {t.chooseOther} {decided === null ? howToAsk(standing, detail, lang) : decided.words}
      </p>
      {override?.deviceNote && <p>{override.deviceNote[lang]}</p>}
    </Banner>
  )
}

function howToAsk({ override }: PlatformStanding, { inForce }: ApplicationDetail, lang: Lang): string {
  const t = startupTexts(lang).platform
  return override === null ? t.noOverride : t.mayAsk(roleWord(inForce.policy, override.decidedBy, lang))
}

type Decision = { readonly isYes: boolean; readonly isWaiting: boolean; readonly words: string }

/** The latest word on an exception for this platform, on this application. */
function decisionOn({ detail, typed, lang }: Props): Decision | null {
  const t = startupTexts(lang).platform
  const { policy } = detail.inForce
  const { platformId } = platformStanding(policy, typed)
  const step = detail.overrides.findLast((one) => one.platformId === platformId)
  if (step === undefined) return null
  if (step.outcome === null) {
    const isWaiting = step.openedAt !== null
    return isWaiting ? { isYes: false, isWaiting, words: t.asked(roleWord(policy, step.role, lang)) } : null
  }
  const name = detail.names.get(step.decidedBy ?? '') ?? ''
  const isYes = step.outcome === 'yes'
  const words = (isYes ? t.granted : t.refused)(name, step.reason ?? '')
  return { isYes, isWaiting: false, words }
}
