import { Button, PostButton } from '#ui/components/button/button.tsx'
import { TextField } from '#ui/components/field/text-field.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { fieldOf, hidden, type FormKit } from '#ui/form/form-kit.tsx'
import { deskTexts } from '../../texts.ts'
import { paths } from '../paths.ts'
import type { ItemView } from './item-view.ts'

export const PLACE_FORM = 'pa-plats'

type Props = { item: ItemView; kit: FormKit; isMain: boolean }

/** The signed answer to copy, the way to its place, and word that it stands there: no network sends it. */
export function PlaceForm({ item, kit, isMain }: Props) {
  const { placing } = item
  if (placing === undefined || placing === null) return null
  const t = deskTexts(kit.lang).place
  const action = paths.place(item.id, placing.replyId)
  return (
    <>
      <p>{t.lead}</p>
      <div class="field">
        <label class="field-label" for={`${PLACE_FORM}-kopia`}>
          {t.copy}
        </label>
        <textarea
          class="input input-area"
          id={`${PLACE_FORM}-kopia`}
          rows={6}
          readOnly
          value={placing.text}
        />
      </div>
      {placing.link !== null && (
        <p>
          <a href={placing.link} rel="noreferrer">
            {t.toPlace}
          </a>
        </p>
      )}
      <Form action={action} fields={{ ...hidden(kit), decision: 'placed' }}>
        <TextField
          {...fieldOf(kit, PLACE_FORM, 'link', t.link)}
          type="url"
          inputmode="url"
          hint={t.linkHint}
          optional
        />
        <FormActions>
          <Button kind={isMain ? 'main' : 'plain'}>{t.placed}</Button>
        </FormActions>
      </Form>
      <PostButton kind="quiet" small action={action} fields={{ ...hidden(kit), decision: 'dropped' }}>
        {t.dropped}
      </PostButton>
    </>
  )
}
