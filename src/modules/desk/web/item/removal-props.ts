import type { FormKit } from '#ui/form/form-kit.tsx'
import type { ItemView, RemovalView } from './item-view.ts'

/** What every step of a removal is drawn from; `isMain` when the removal is what the page is about just now. */
export type RemovalProps = {
  item: ItemView
  removal: RemovalView
  kit: FormKit
  isMain: boolean
}
