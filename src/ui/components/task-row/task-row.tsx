import type { ComponentChildren } from 'preact'

export type TaskRowProps = {
  /** A clock, or since when it has waited. */
  when: ComponentChildren
  /** What to do, beginning with the verb. */
  children: ComponentChildren
  /** Where it comes from, quieter. */
  facts?: ComponentChildren | undefined
  /** Its paragraph chips. */
  chips?: ComponentChildren | undefined
  /** One button or link: the next right step. */
  action?: ComponentChildren | undefined
}

/** One thing to do: by when, what, why, and the button that starts it. */
export function TaskRow({ when, children, facts, chips, action }: TaskRowProps) {
  return (
    <li class="task-row">
      <div class="task-row-when">{when}</div>
      <div class="task-row-what">
        <p>{children}</p>
        {facts !== undefined && <p class="quiet small">{facts}</p>}
        {chips !== undefined && <div class="chip-row task-row-chips">{chips}</div>}
      </div>
      {action !== undefined && <div class="task-row-action">{action}</div>}
    </li>
  )
}

export function TaskList({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <ul class="task-list" aria-label={label}>
      {children}
    </ul>
  )
}
