import { Button } from '#ui/components/button/button.tsx'
import { Radios } from '#ui/components/field/choices.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { OutsideText } from '#ui/components/user-text/user-text.tsx'
import { deskTexts } from '../../texts.ts'
import { fieldOf, hidden, type FormKit } from '#ui/form/form-kit.tsx'
import { paths } from '../paths.ts'
import { Chip } from './chip.tsx'
import type { ItemView, ReferralView } from './item-view.ts'

const FORM = 'hanvisa'

type Props = { item: ItemView; referral: ReferralView; kit: FormKit; isMain: boolean }

/** Each way onward with the very text that is sent: nothing of what the person wrote is repeated in it (F-108 to F-112). */
export function ReferForm({ item, referral, kit, isMain }: Props) {
  const t = deskTexts(kit.lang).refer
  const field = fieldOf(kit, FORM, 'referralKey', t.choose)
  return (
    <Form action={paths.refer(item.id)} fields={hidden(kit, item.version)}>
      <Radios
        {...field}
        value={field.value ?? referral.suggested ?? undefined}
        choices={referral.choices.map((choice) => ({
          value: choice.key,
          text: choice.label,
          note: (
            <span class="as-sent">
              <OutsideText text={choice.text} lang={kit.lang} />
            </span>
          ),
          disabled: !choice.isPossible,
        }))}
        chip={referral.chip === null ? undefined : <Chip chip={referral.chip} lang={kit.lang} />}
      />
      <FormActions>
        <Button kind={isMain ? 'main' : 'plain'}>{t.send}</Button>
      </FormActions>
    </Form>
  )
}
