import type { ComponentChildren } from 'preact'
import type { IconName } from '../icon/icon.tsx'
import { Icon } from '../icon/icon.tsx'

export type Tone = 'neutral' | 'accent' | 'calm' | 'soon' | 'now' | 'over'

/** A word or two about a thing: its class, its state. Never the only bearer of a deadline; that is the clock. */
export function Tag({
  tone = 'neutral',
  icon,
  children,
}: {
  tone?: Tone | undefined
  icon?: IconName | undefined
  children: ComponentChildren
}) {
  const state = tone === 'neutral' || tone === 'accent' ? `tag-${tone}` : `tag-state is-${tone}`
  return (
    <span class={`tag ${state}`}>
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </span>
  )
}
