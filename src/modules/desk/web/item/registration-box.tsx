import { Banner } from '#ui/components/banner/banner.tsx'
import { deskTexts } from '../../texts.ts'
import type { FormKit } from '#ui/form/form-kit.tsx'
import { Chip } from './chip.tsx'
import type { ItemView, RegistrationView } from './item-view.ts'
import { RegistrationForm } from './registration-form.tsx'

type Props = { item: ItemView; kit: FormKit }

/** What the policy says about registering this item, where its registration stands, and the form to open one. */
export function RegistrationBox({ item, kit }: Props) {
  const { current, mayOpen } = item.registration
  return (
    <>
      {current === null ? (
        <RegistrationAdvice item={item} kit={kit} />
      ) : (
        <Standing current={current} kit={kit} />
      )}
      {mayOpen && current?.state !== 'under-way' && <RegistrationForm item={item} kit={kit} isMain={false} />}
    </>
  )
}

export function RegistrationAdvice({ item, kit }: Props) {
  const { advice } = item.registration
  return (
    <div>
      <p>{advice.text}</p>
      <div class="under">
        <Chip chip={advice.chip} lang={kit.lang} />
      </div>
    </div>
  )
}

function Standing({ current, kit }: { current: NonNullable<RegistrationView['current']>; kit: FormKit }) {
  const t = deskTexts(kit.lang).registration
  const isDone = current.state === 'registered' || current.state === 'linked'
  return (
    <Banner
      tone={isDone ? 'done' : current.state === 'rejected' ? 'warning' : 'info'}
      actions={<a href={current.href}>{t.see}</a>}
    >
      {current.number === null
        ? `${t.states[current.state]}, ${current.desk}`
        : `${t.number} ${current.number}`}
      {current.reason !== null && <>. {current.reason}</>}
    </Banner>
  )
}
