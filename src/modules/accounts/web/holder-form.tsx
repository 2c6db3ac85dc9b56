import { Button } from '#ui/components/button/button.tsx'
import { Radios, Select } from '#ui/components/field/choices.tsx'
import { TextField } from '#ui/components/field/text-field.tsx'
import { Fold, Folds } from '#ui/components/fold/fold.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { cameBack, fieldOf, hidden } from '#ui/form/form-kit.tsx'
import { accountTexts } from '../texts.ts'
import type { SectionProps } from './section-parts.ts'
import { accountPaths } from './paths.ts'

/** Who answers for the account and how the register says so; and whether it rests. */
export function HolderAndRest({ view, kit }: SectionProps) {
  const t = accountTexts(kit.lang).account
  const { account } = view.care
  if (!view.mayManage) return null
  const mayRest = account.status === 'active' || account.status === 'resting'
  const step = account.status === 'resting' ? 'vack' : 'vila'
  return (
    <Folds>
      <Holder view={view} kit={kit} />
      {mayRest && (
        <Fold title={step === 'vila' ? t.rest : t.wake} open={cameBack(kit, step)}>
          <p class="small quiet">{t.restHint}</p>
          <Form action={accountPaths.step(account.id, step)} fields={hidden(kit, account.version)}>
            <Button>{step === 'vila' ? t.rest : t.wake}</Button>
          </Form>
        </Fold>
      )}
    </Folds>
  )
}

function Holder({ view, kit }: SectionProps) {
  const t = accountTexts(kit.lang).account
  const { account, holder } = view.care
  const form = 'ansvarig'
  const field = (name: string, label: string, now: string) => {
    const { value, ...frame } = fieldOf(kit, form, name, label)
    return { ...frame, value: value ?? now }
  }
  const isHere = holder?.isActive === true
  return (
    <Fold title={t.changeHolder} open={cameBack(kit, form)}>
      <Form action={accountPaths.step(account.id, form)} fields={hidden(kit, account.version)}>
        <Select
          {...field('holderId', t.newHolder, isHere ? account.holderId : '')}
          withEmpty={!isHere}
          choices={view.people.map(({ id, fullName, title }) => ({
            value: id,
            text: `${fullName}, ${title}`,
          }))}
        />
        <Radios
          {...field('shown', t.shown, account.responsibleShown)}
          plain
          choices={[
            { value: 'name', text: t.showsName },
            { value: 'role', text: t.showsRole },
          ]}
        />
        <TextField {...field('role', t.roleShown, account.responsibleRole ?? '')} width="medium" optional />
        <FormActions>
          <Button>{t.saveHolder}</Button>
        </FormActions>
      </Form>
    </Fold>
  )
}
