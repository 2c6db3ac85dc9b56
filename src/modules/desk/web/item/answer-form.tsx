import { Button } from '#ui/components/button/button.tsx'
import { Checkboxes } from '#ui/components/field/choices.tsx'
import { TextArea } from '#ui/components/field/text-field.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { UserText } from '#ui/components/user-text/user-text.tsx'
import { deskTexts } from '../../texts.ts'
import { fieldOf, hidden, type FormKit } from '../form-kit.tsx'
import { paths } from '../paths.ts'
import { Chip } from './chip.tsx'
import type { AnswerView, ItemView } from './item-view.ts'

const FORM = 'svara'

/** The reply field; where the policy lets nobody answer the matter itself, the reason stands instead. */
export function AnswerForm({ item, answer, kit }: { item: ItemView; answer: AnswerView; kit: FormKit }) {
  const t = deskTexts(kit.lang).answer
  if (answer.lock !== null) {
    return (
      <div class="stack">
        <p>{answer.lock.text}</p>
        <Chip chip={answer.lock.chip} lang={kit.lang} />
      </div>
    )
  }
  const text = fieldOf(kit, FORM, 'text', t.text)
  return (
    <Form action={paths.answer(item.id)} fields={hidden(kit, item.version)}>
      <Templates item={item} answer={answer} kit={kit} />
      <TextArea {...text} hint={t.hint} rows={6} limit={answer.limit} draftKey={answer.draftKey} reply />
      <Signature answer={answer} kit={kit} />
      {answer.mayReplyPrivately && (
        <Checkboxes
          {...fieldOf(kit, FORM, 'isPrivate', '')}
          label={<span class="sr">{t.private}</span>}
          optional
          plain
          choices={[{ value: 'yes', text: t.private }]}
        />
      )}
      <FormActions>
        <Button kind="main">{t.send}</Button>
      </FormActions>
    </Form>
  )
}

/** Links, not a menu: fetching a template reloads the page with its text in the field, with or without script. */
function Templates({ item, answer, kit }: { item: ItemView; answer: AnswerView; kit: FormKit }) {
  const t = deskTexts(kit.lang).answer
  if (answer.templates.length === 0) return null
  return (
    <details class="fold">
      <summary>{t.template}</summary>
      <ul class="plain-list">
        {answer.templates.map((template) => (
          <li key={template.key}>
            <a href={`${paths.item(item.id)}?mall=${encodeURIComponent(template.key)}#svara-text`}>
              {template.label}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Signature({ answer, kit }: { answer: AnswerView; kit: FormKit }) {
  const t = deskTexts(kit.lang).answer
  return (
    <div class="stack small">
      {answer.signature === null ? (
        <p class="quiet">{t.unsigned}</p>
      ) : (
        <>
          <p class="quiet">{t.signed}</p>
          <UserText text={answer.signature} lang={kit.lang} />
        </>
      )}
      <Chip chip={answer.chip} lang={kit.lang} />
    </div>
  )
}
