import type { ComponentChildren } from 'preact'

export type CardProps = {
  title?: string | undefined
  /** Small link at the right of the title. */
  action?: ComponentChildren | undefined
  level?: 2 | 3 | undefined
  children: ComponentChildren
}

/** A sheet of paper for one thing beside others. Not for wrapping a whole page. */
export function Card({ title, action, level = 2, children }: CardProps) {
  const Title = level === 2 ? 'h2' : 'h3'
  return (
    <section class="card">
      {title !== undefined && (
        <div class="section-head">
          <Title class="card-title">{title}</Title>
          {action !== undefined && <span class="small">{action}</span>}
        </div>
      )}
      {children}
    </section>
  )
}

/** A heading over a list, ruled, with a small link at its right. */
export function SectionHead({
  title,
  action,
  level = 2,
}: Pick<CardProps, 'action' | 'level'> & { title: string }) {
  const Title = level === 2 ? 'h2' : 'h3'
  return (
    <div class="section-head section-head-ruled">
      <Title class="section-title">{title}</Title>
      {action !== undefined && <span class="small">{action}</span>}
    </div>
  )
}

/** Short lines in a card: a name, and what there is to say about it. */
export function FactLines({
  lines,
}: {
  lines: readonly { name: ComponentChildren; fact: ComponentChildren }[]
}) {
  return (
    <ul class="fact-lines">
      {lines.map((line, i) => (
        <li key={i}>
          <span>{line.name}</span>
          <span class="fact-lines-fact">{line.fact}</span>
        </li>
      ))}
    </ul>
  )
}
