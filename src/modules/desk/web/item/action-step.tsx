import { PostButton } from '#ui/components/button/button.tsx'
import { deskTexts } from '../../texts.ts'
import { hidden, type FormKit } from '../form-kit.tsx'
import { paths } from '../paths.ts'
import type { ItemView, RemovalView } from './item-view.ts'

/** Remove and hide are two verbs: each says what it does and whether it can be undone. What the network does not allow is absent. */
export function ActionStep({ item, removal, kit }: { item: ItemView; removal: RemovalView; kit: FormKit }) {
  const t = deskTexts(kit.lang).removal
  const fields = hidden(kit, item.version)
  return (
    <div class="stack">
      {removal.whyNot !== null && <p class="small">{removal.whyNot}</p>}
      {removal.mayRemove && (
        <div>
          <PostButton
            kind="danger"
            icon="trash"
            action={paths.remove(item.id)}
            fields={fields}
            describedBy="ta-bort-hint"
          >
            {t.remove}
          </PostButton>
          <p class="quiet small" id="ta-bort-hint">
            {t.removeHint}
          </p>
        </div>
      )}
      {removal.mayHide && (
        <div>
          <PostButton icon="eye-off" action={paths.hide(item.id)} fields={fields} describedBy="dolj-hint">
            {t.hide}
          </PostButton>
          <p class="quiet small" id="dolj-hint">
            {t.hideHint}
          </p>
        </div>
      )}
    </div>
  )
}
