import { Banner } from '#ui/components/banner/banner.tsx'
import { deskTexts } from '../../texts.ts'
import type { FormKit } from '../form-kit.tsx'
import { Chip } from './chip.tsx'
import type { ItemView } from './item-view.ts'
import { RegistrationForm } from './registration-form.tsx'

/** What the policy says about registering this item, where its registration stands, and the form to open one. */
export function RegistrationBox({ item, kit }: { item: ItemView; kit: FormKit }) {
  const t = deskTexts(kit.lang).registration
  const { advice, current, mayOpen } = item.registration
  return (
    <section class="stack" aria-label={t.title}>
      <h3>{t.title}</h3>
      {current !== null && (
        <Banner tone={current.state === 'registered' || current.state === 'linked' ? 'done' : 'info'}>
          {current.number === null
            ? `${t.states[current.state]}, ${current.desk}`
            : `${t.number} ${current.number}`}
          {current.reason !== null && <> · {current.reason}</>} · <a href={current.href}>{t.see}</a>
        </Banner>
      )}
      {current === null && (
        <>
          <p class="small">{advice.text}</p>
          <Chip chip={advice.chip} lang={kit.lang} />
        </>
      )}
      {mayOpen && current?.state !== 'under-way' && (
        <details
          class="fold"
          open={kit.sent?.form === 'diariefor' || (current === null && advice.need === 'required')}
        >
          <summary>{t.open}</summary>
          <RegistrationForm item={item} kit={kit} />
        </details>
      )}
    </section>
  )
}
