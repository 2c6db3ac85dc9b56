import type { ComponentChildren } from 'preact'
import type { Lang } from '#core/i18n/lang.ts'
import { formatNumber } from '#core/i18n/numbers.ts'
import { uiTexts } from '../../texts.ts'
import type { IconName } from '../icon/icon.tsx'
import { Icon } from '../icon/icon.tsx'

export type EmptyStateProps = {
  title: string
  /** Why it is empty and what would fill it, in a sentence. */
  text?: ComponentChildren | undefined
  /** The next right step. */
  action?: ComponentChildren | undefined
  icon?: IconName | undefined
  level?: 2 | 3 | undefined
}

/** Nothing here, and that is told kindly: "Kön är tom", not a blank. */
export function EmptyState({ title, text, action, icon = 'check-circle', level = 2 }: EmptyStateProps) {
  const Title = level === 2 ? 'h2' : 'h3'
  return (
    <div class="state-page">
      <Icon name={icon} />
      <Title class="state-page-title">{title}</Title>
      {text !== undefined && <p>{text}</p>}
      {action !== undefined && <div class="form-actions">{action}</div>}
    </div>
  )
}

export type TooManyProps = {
  lang: Lang
  shown: number
  total: number
  href?: string | undefined
  hint?: string | undefined
}

/** More than a person reads: says how many there are and how to get fewer. */
export function TooMany({ lang, shown, total, href, hint }: TooManyProps) {
  const t = uiTexts(lang)
  return (
    <p class="too-many small">
      <b class="num">{t.tooMany(formatNumber(shown, lang), formatNumber(total, lang))}.</b>{' '}
      {hint ?? t.tooManyHint}
      {href !== undefined && (
        <>
          {' '}
          <a href={href}>{t.narrowSearch}</a>
        </>
      )}
    </p>
  )
}

/** Something is on its way: a file being made, an answer from a network. Reload shows the result; no script needed. */
export function Waiting({ lang, text }: { lang: Lang; text?: string | undefined }) {
  return (
    <p class="waiting" role="status">
      <Icon name="hourglass" /> {text ?? uiTexts(lang).waiting}
    </p>
  )
}

export type ErrorStateProps = {
  lang: Lang
  title: string
  text: ComponentChildren
  /** The reference number in the log. */
  reference?: string | undefined
  action?: ComponentChildren | undefined
}

/** A page that could not be shown: what happened, whether anything was lost, what to do now. */
export function ErrorState({ lang, title, text, reference, action }: ErrorStateProps) {
  return (
    <div class="state-page state-page-error">
      <Icon name="warning" />
      <h1 class="state-page-title">{title}</h1>
      <p>{text}</p>
      {reference !== undefined && (
        <p class="small">
          {uiTexts(lang).errorReference} <code>{reference}</code>
        </p>
      )}
      {action !== undefined && <div class="form-actions">{action}</div>}
    </div>
  )
}
