import { Button } from '#ui/components/button/button.tsx'
import { Checkbox } from '#ui/components/field/checkbox.tsx'
import { TextArea } from '#ui/components/field/text-field.tsx'
import { Fold } from '#ui/components/fold/fold.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { UserText } from '#ui/components/user-text/user-text.tsx'
import { deskTexts } from '../../texts.ts'
import { fieldOf, hidden, tickOf, type FormKit } from '#ui/form/form-kit.tsx'
import { paths } from '../paths.ts'
import { Chip } from './chip.tsx'
import type { AnswerView, ItemView } from './item-view.ts'

const FORM = 'svara'

type Props = { item: ItemView; answer: AnswerView; kit: FormKit; isMain: boolean }

/** The reply field, and what will stand under it. */
export function AnswerForm({ item, answer, kit, isMain }: Props) {
  const t = deskTexts(kit.lang).answer
  const text = fieldOf(kit, FORM, 'text', t.text)
  return (
    <Form action={paths.answer(item.id)} fields={hidden(kit, item.version)}>
      <TextArea
        {...text}
        value={text.value ?? answer.startText ?? undefined}
        hint={answer.until === null ? t.hint : `${t.hint} ${t.until(answer.until)}`}
        rows={5}
        limit={answer.limit}
        draftKey={answer.draftKey}
        reply
      />
      <div class="form-part">
        <Templates item={item} answer={answer} kit={kit} />
        <Signature answer={answer} kit={kit} />
      </div>
      {answer.mayReplyPrivately && <Checkbox {...tickOf(kit, FORM, 'isPrivate', { label: t.private })} />}
      <FormActions>
        <Button kind={isMain ? 'main' : 'plain'}>{t.sendBy[answer.way]}</Button>
      </FormActions>
    </Form>
  )
}

type PartProps = Omit<Props, 'isMain'>

/** Links, not a menu: fetching a template reloads the page with its text in the field, with or without script. */
function Templates({ item, answer, kit }: PartProps) {
  if (answer.templates.length === 0) return null
  return (
    <Fold title={deskTexts(kit.lang).answer.template}>
      <ul class="plain-list">
        {answer.templates.map((template) => (
          <li key={template.key}>
            <a href={`${paths.item(item.id)}?mall=${encodeURIComponent(template.key)}#svara-text`}>
              {template.label}
            </a>
          </li>
        ))}
      </ul>
    </Fold>
  )
}

function Signature({ answer, kit }: Omit<PartProps, 'item'>) {
  const t = deskTexts(kit.lang).answer
  return (
    <>
      {answer.signature === null ? (
        <p class="quiet small">{t.unsigned}</p>
      ) : (
        <figure class="letter small">
          <figcaption>{t.signed}</figcaption>
          <UserText text={answer.signature} lang={kit.lang} />
        </figure>
      )}
      <Chip chip={answer.chip} lang={kit.lang} />
    </>
  )
}
