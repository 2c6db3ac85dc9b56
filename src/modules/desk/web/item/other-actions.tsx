import { Button, PostButton } from '#ui/components/button/button.tsx'
import { Select } from '#ui/components/field/choices.tsx'
import { TextField } from '#ui/components/field/text-field.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { deskTexts } from '../../texts.ts'
import { fieldOf, hidden, type FormKit } from '../form-kit.tsx'
import { paths } from '../paths.ts'
import type { ItemView } from './item-view.ts'

/** Take over, hand over, leave without action, open again: each with its reason in the journal. */
export function OtherActions({ item, kit }: { item: ItemView; kit: FormKit }) {
  const t = deskTexts(kit.lang).other
  const { other } = item
  const isOpen = kit.sent?.form === 'lamna-over' || kit.sent?.form === 'ingen-atgard'
  return (
    <details class="fold" open={isOpen}>
      <summary>{t.title}</summary>
      <div class="stack">
        {other.mayTakeOver && (
          <PostButton
            small
            action={paths.assign(item.id)}
            fields={{ ...hidden(kit, item.version), toId: 'me' }}
          >
            {t.takeOver}
          </PostButton>
        )}
        {other.people.length > 0 && <Assign item={item} kit={kit} />}
        {other.mayLeave && <NoAction item={item} kit={kit} />}
        {other.mayReopen && (
          <PostButton small action={paths.reopen(item.id)} fields={hidden(kit, item.version)}>
            {t.reopen}
          </PostButton>
        )}
      </div>
    </details>
  )
}

function Assign({ item, kit }: { item: ItemView; kit: FormKit }) {
  const t = deskTexts(kit.lang).other
  return (
    <Form action={paths.assign(item.id)} fields={hidden(kit, item.version)}>
      <Select
        {...fieldOf(kit, 'lamna-over', 'toId', t.assign)}
        choices={item.other.people.map(({ id, name }) => ({ value: id, text: name }))}
        withEmpty
      />
      <TextField {...fieldOf(kit, 'lamna-over', 'reason', t.assignReason)} />
      <FormActions>
        <Button small>{t.assignSend}</Button>
      </FormActions>
    </Form>
  )
}

function NoAction({ item, kit }: { item: ItemView; kit: FormKit }) {
  const t = deskTexts(kit.lang).other
  return (
    <Form action={paths.noAction(item.id)} fields={hidden(kit, item.version)}>
      <TextField {...fieldOf(kit, 'ingen-atgard', 'reason', t.noActionReason)} />
      <FormActions>
        <Button small>{t.noAction}</Button>
      </FormActions>
    </Form>
  )
}
