import type { ComponentChildren } from 'preact'
import type { IconName } from '../icon/icon.tsx'
import { Icon } from '../icon/icon.tsx'

/** `stop` is a rule that blocks; `demo` marks the practice square, so that nobody takes it for the real one. */
export type BannerTone = 'info' | 'done' | 'warning' | 'error' | 'stop' | 'demo' | 'crisis'

const icons: Readonly<Record<BannerTone, IconName>> = {
  info: 'info',
  done: 'check-circle',
  warning: 'warning',
  error: 'clock-over',
  stop: 'lock',
  demo: 'practice',
  crisis: 'bolt',
}

export type BannerProps = {
  tone: BannerTone
  title?: string | undefined
  /** Under the text: a chip, links, buttons. */
  actions?: ComponentChildren | undefined
  children?: ComponentChildren | undefined
}

export function Banner({ tone, title, actions, children }: BannerProps) {
  return (
    <div class={`banner banner-${tone}`}>
      <Icon name={icons[tone]} />
      <div class="banner-body">
        {title !== undefined && <p class="banner-title">{title}</p>}
        {children !== undefined && <div class="banner-text">{children}</div>}
        {actions !== undefined && <div class="banner-actions">{actions}</div>}
      </div>
    </div>
  )
}
