import { PostButton } from '#ui/components/button/button.tsx'
import { deskTexts } from '../../texts.ts'
import { hidden } from '#ui/form/form-kit.tsx'
import { paths } from '../paths.ts'
import type { RemovalProps } from './removal-props.ts'

/** Remove and hide are two verbs: each says what it does and whether it can be undone. What the network does not allow is absent. */
export function ActionStep({ item, removal, kit }: RemovalProps) {
  const t = deskTexts(kit.lang).removal
  const fields = hidden(kit, item.version)
  return (
    <>
      {removal.whyNot !== null && <p>{removal.whyNot}</p>}
      {removal.mayRemove && (
        <div class="deed">
          <PostButton
            kind="danger"
            icon="trash"
            action={paths.remove(item.id)}
            fields={fields}
            describedBy="ta-bort-hint"
          >
            {t.remove}
          </PostButton>
          <p id="ta-bort-hint">{t.removeHint}</p>
        </div>
      )}
      {removal.mayHide && (
        <div class="deed">
          <PostButton icon="eye-off" action={paths.hide(item.id)} fields={fields} describedBy="dolj-hint">
            {t.hide}
          </PostButton>
          <p id="dolj-hint">{t.hideHint}</p>
        </div>
      )}
    </>
  )
}
