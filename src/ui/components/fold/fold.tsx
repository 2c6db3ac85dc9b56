import type { ComponentChildren } from 'preact'
import { Icon } from '../icon/icon.tsx'

export type FoldProps = {
  title: ComponentChildren
  /** How it stands with it, at the right, so that it need not be opened to know: "KS 2026/512", "behövs inte". */
  state?: ComponentChildren | undefined
  open?: boolean | undefined
  children: ComponentChildren
}

/** What may be needed, out of the way until it is. Opens without script. */
export function Fold({ title, state, open = false, children }: FoldProps) {
  return (
    <details class="fold" open={open}>
      <summary class="fold-head">
        <Icon name="down" />
        <span class="fold-title">{title}</span>
        {state !== undefined && <span class="fold-state">{state}</span>}
      </summary>
      <div class="fold-body">{children}</div>
    </details>
  )
}

/** Folds under each other, ruled like a list. */
export function Folds({ children }: { children: ComponentChildren }) {
  return <div class="folds">{children}</div>
}
