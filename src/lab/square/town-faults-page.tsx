import type { Emulator } from '../emulator.ts'
import { FaultTabs } from './fault-tabs.tsx'
import { Layout } from './layout.tsx'
import { townChoiceOf, townChoices } from './town-faults.ts'
import { networkBase } from './view.ts'
import type { View } from './view.ts'

type Props = { readonly view: View; readonly emulator: Pick<Emulator, 'town' | 'breaches'> }

function Button({ view, fault, mode, label }: { view: View; fault: string; mode: string; label: string }) {
  return (
    <form method="post" action={`${networkBase(view)}/storningar`}>
      <input type="hidden" name="fel" value={fault} />
      <button type="submit" name="hur" value={mode}>
        {label}
        <span class="sr">: {view.texts.faultNames[fault]?.[0] ?? fault}</span>
      </button>
    </form>
  )
}

function Active({ view, emulator }: Props) {
  const { texts } = view
  const faults = emulator.town.faults.list()
  if (faults.length === 0) return <p class="empty">{texts.faultsNone}</p>
  return (
    <>
      <ul class="choices">
        {faults.map(({ id, fault, timesLeft }) => (
          <li class="card is-on">
            <h3>{texts.faultNames[townChoiceOf(fault)]?.[0] ?? fault.kind}</h3>
            <p>{timesLeft === null ? texts.untilOff : texts.timesLeft(timesLeft)}</p>
            <Button view={view} fault={String(id)} mode="off" label={texts.clearOne} />
          </li>
        ))}
      </ul>
      <Button view={view} fault="all" mode="off" label={texts.clearAll} />
    </>
  )
}

const SHOWN = 10

/** Where faults of one network are switched on and off. */
export function TownFaultsPage({ view, emulator }: Props) {
  const { texts, network } = view
  const breaches = emulator.breaches.slice(-SHOWN).reverse()
  return (
    <Layout view={view} title={texts.faultsTitle}>
      <h1>{texts.faultsTitle}</h1>
      <p class="lead">{texts.faultsLead}</p>
      <FaultTabs view={view} />
      <section aria-labelledby="paslaget">
        <h2 id="paslaget">
          {texts.faultsActive}: {network.name}
        </h2>
        <Active view={view} emulator={emulator} />
      </section>
      <section aria-labelledby="anrop">
        <h2 id="anrop">{texts.callFaults}</h2>
        <ul class="choices">
          {townChoices.map(({ key }) => (
            <li class="card">
              <h3>{texts.faultNames[key]?.[0] ?? key}</h3>
              <p>{texts.faultNames[key]?.[1] ?? ''}</p>
              <div class="actions">
                <Button view={view} fault={key} mode="next" label={texts.next} />
                <Button view={view} fault={key} mode="always" label={texts.always} />
              </div>
            </li>
          ))}
        </ul>
      </section>
      <section class="card" aria-labelledby="brott">
        <h2 id="brott">{texts.violations}</h2>
        {breaches.length === 0 ? <p class="quiet">{texts.noViolations}</p> : null}
        <ul>
          {breaches.map(({ method, path, detail }) => (
            <li>
              <code>
                {method} {path}
              </code>{' '}
              <span lang="en">{detail}</span>
            </li>
          ))}
        </ul>
      </section>
    </Layout>
  )
}
