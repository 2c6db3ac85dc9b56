import { paths } from '../paths.ts'
import type { QueueViewKey } from './queue-view.ts'

/** A choice of what the queue shows, as it stands in the address: it can be kept, shared and gone back to. */
export type QueueChoice = {
  readonly view: QueueViewKey
  readonly accountId: string
  readonly classKey: string
  readonly search: string
  readonly cursor: string
}

export function queueQuery(choice: QueueChoice): string {
  const pairs: readonly (readonly [string, string])[] = [
    ['vy', choice.view === 'mine' ? '' : choice.view],
    ['konto', choice.accountId],
    ['sort', choice.classKey],
    ['q', choice.search],
    ['fran', choice.cursor],
  ]
  const query = new URLSearchParams(
    pairs.filter(([, value]) => value !== '').map(([key, value]) => [key, value]),
  )
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

export const queueHref = (choice: QueueChoice): string => `${paths.inbox}${queueQuery(choice)}`
export const itemHref = (id: string, choice: QueueChoice): string => `${paths.item(id)}${queueQuery(choice)}`
