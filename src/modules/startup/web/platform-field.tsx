import { formatDay } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { listedPlatforms, type PlatformStanding, type Policy } from '#modules/policy/index.ts'
import { Radios } from '#ui/components/field/choices.tsx'
import type { FieldFrame } from '#ui/components/field/field.tsx'
import { TextField } from '#ui/components/field/text-field.tsx'
import { Tag, type Tone } from '#ui/components/tag/tag.tsx'
import { dayOf } from '../rules/derive-opening.ts'
import { startupTexts } from '../texts.ts'
import { OTHER_PLATFORM, otherField } from './fields.ts'
import type { ComponentChildren } from 'preact'

type Props = {
  readonly frame: FieldFrame
  readonly policy: Policy
  /** As answered: an id of the policy's, or what was typed. */
  readonly value: string
  /** Under the choice: a stop, a demand for reasons. */
  readonly children?: ComponentChildren
}

/** Every platform of the policy with its standing, why, and what is known of it; and room for any other (F-030, F-031). */
export function PlatformField({ frame, policy, value, children }: Props) {
  const { lang, name } = frame
  const t = startupTexts(lang).platform
  const listed = listedPlatforms(policy)
  const isListed = listed.some(({ platformId }) => platformId === value)
  const id = `${frame.id ?? name}-annan`
  const other = (
    <TextField
      lang={lang}
      id={id}
      name={otherField(name)}
      label={t.otherName}
      hint={t.otherHint}
      value={isListed ? '' : value}
      width="medium"
      optional
    />
  )
  const chosen = isListed ? value : value === '' ? undefined : OTHER_PLATFORM
  return (
    <Radios
      {...frame}
      value={chosen}
      choices={[
        ...listed.map((standing) => ({
          value: standing.platformId ?? '',
          text: (
            <>
              {standing.name[lang]} <StandingTag standing={standing} lang={lang} />
            </>
          ),
          note: <Notes policy={policy} standing={standing} lang={lang} />,
        })),
        { value: OTHER_PLATFORM, text: t.other },
      ]}
    >
      {other}
      {children}
    </Radios>
  )
}

const TONES: Readonly<Record<PlatformStanding['status'], Tone>> = {
  primary: 'calm',
  allowed: 'neutral',
  advisedAgainst: 'now',
  forbidden: 'now',
  retired: 'neutral',
  unlisted: 'neutral',
}

function StandingTag({ standing, lang }: { standing: PlatformStanding; lang: Lang }) {
  const isStopped = standing.effect === 'stop'
  return (
    <Tag tone={TONES[standing.status]} icon={isStopped ? 'lock' : undefined}>
      {startupTexts(lang).platform.status[standing.status]}
    </Tag>
  )
}

/** Why, what for, and the facts with their source and date: old figures are seen to be old (F-032). */
function Notes({ policy, standing, lang }: { policy: Policy; standing: PlatformStanding; lang: Lang }) {
  const t = startupTexts(lang).platform
  const item = policy.platforms.items.find(({ value }) => value.platform === standing.platformId)?.value
  const facts = (item?.facts ?? []).map(({ text, source, asOf }) => {
    const day = dayOf(asOf)
    return t.fact(text[lang], source, day === null ? t.undated : formatDay(day, lang))
  })
  const lines = [standing.reason?.[lang], item?.purpose?.[lang], ...facts].filter(
    (line) => line !== undefined,
  )
  return (
    <>
      {lines.map((line) => (
        <span key={line} class="choice-note">
          {line}
        </span>
      ))}
    </>
  )
}
