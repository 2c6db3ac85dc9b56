import type { ComponentChildren } from 'preact'
import type { Lang } from '#core/i18n/lang.ts'
import { uiTexts } from '../../texts.ts'
import { BrandMark } from '../../brand/brand-mark.tsx'

export type LoginCardProps = {
  lang: Lang
  title: string
  /** The organisation one signs in to, when it is known. */
  organisation?: string | undefined
  children: ComponentChildren
  /** Other ways in: the municipality's sign-in, a passkey. */
  alternatives?: ComponentChildren | undefined
  /** Help and links under the card. */
  foot?: ComponentChildren | undefined
}

export function LoginCard({ lang, title, organisation, children, alternatives, foot }: LoginCardProps) {
  return (
    <div class="login">
      <div class="login-card">
        <p class="login-brand">
          <BrandMark />
          <span>
            {uiTexts(lang).product}
            {organisation !== undefined && <span class="login-org">{organisation}</span>}
          </span>
        </p>
        <h1>{title}</h1>
        {children}
        {alternatives !== undefined && (
          <>
            <p class="login-or">
              <span>{uiTexts(lang).or}</span>
            </p>
            <div class="login-alternatives">{alternatives}</div>
          </>
        )}
      </div>
      {foot !== undefined && <div class="login-foot quiet small">{foot}</div>}
    </div>
  )
}
