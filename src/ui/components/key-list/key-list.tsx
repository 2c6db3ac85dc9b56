import type { ComponentChildren } from 'preact'

export type KeyListItem = { term: ComponentChildren; value: ComponentChildren }

/** Facts as term and value. Side by side where there is room, under each other where there is not. */
export function KeyList({
  items,
  small = false,
}: {
  items: readonly KeyListItem[]
  small?: boolean | undefined
}) {
  return (
    <dl class={`key-list${small ? ' key-list-small' : ''}`}>
      {items.map((item, i) => (
        <div key={i} class="key-list-row">
          <dt>{item.term}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}
