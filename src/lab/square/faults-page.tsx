import type { Condition } from '../graph/faults.ts'
import { callChoices, callConditions, choiceOf, hookConditions, panelConditions } from './fault-choices.ts'
import { FaultTabs } from './fault-tabs.tsx'
import { Layout } from './layout.tsx'
import { timeOf } from './view.ts'
import type { View } from './view.ts'

function wordsOf(view: View, key: string): readonly [string, string] {
  return view.texts.faultNames[key] ?? [key, '']
}

type ButtonProps = {
  readonly view: View
  readonly fault: string
  readonly mode: string
  readonly label: string
}

function SetButton({ view, fault, mode, label }: ButtonProps) {
  return (
    <form method="post" action={`${view.base}/storningar`}>
      <input type="hidden" name="fel" value={fault} />
      <button type="submit" name="hur" value={mode}>
        {label}
        <span class="sr">: {wordsOf(view, fault)[0]}</span>
      </button>
    </form>
  )
}

function Active({ view }: { readonly view: View }) {
  const { texts, lab } = view
  const on = panelConditions.filter((one) => lab.faults.isOn(one))
  const faults = lab.faults.list()
  if (on.length + faults.length === 0) return <p class="empty">{texts.faultsNone}</p>
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.faultHeadings.name}</th>
            <th scope="col">{texts.faultHeadings.when}</th>
            <th scope="col">{texts.faultHeadings.off}</th>
          </tr>
        </thead>
        <tbody>
          {faults.map((one) => (
            <tr>
              <th scope="row">{wordsOf(view, choiceOf(one.fault))[0]}</th>
              <td>{one.timesLeft === null ? texts.untilOff : texts.timesLeft(one.timesLeft)}</td>
              <td>
                <SetButton view={view} fault={String(one.id)} mode="off" label={texts.clearOne} />
              </td>
            </tr>
          ))}
          {on.map((one) => (
            <tr>
              <th scope="row">{wordsOf(view, one)[0]}</th>
              <td>{texts.untilOff}</td>
              <td>
                <SetButton view={view} fault={one} mode="off" label={texts.clearOne} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <SetButton view={view} fault="all" mode="off" label={texts.clearAll} />
    </>
  )
}

function CallChoices({ view }: { readonly view: View }) {
  return (
    <ul class="choices">
      {callChoices.map(({ key }) => (
        <li class="card">
          <h3>{wordsOf(view, key)[0]}</h3>
          <p>{wordsOf(view, key)[1]}</p>
          <div class="actions">
            <SetButton view={view} fault={key} mode="next" label={view.texts.next} />
            <SetButton view={view} fault={key} mode="always" label={view.texts.always} />
          </div>
        </li>
      ))}
    </ul>
  )
}

function Switches({ view, conditions }: { readonly view: View; readonly conditions: readonly Condition[] }) {
  const { texts, lab } = view
  return (
    <ul class="choices">
      {conditions.map((key) => {
        const isOn = lab.faults.isOn(key)
        return (
          <li class={isOn ? 'card is-on' : 'card'}>
            <h3>{wordsOf(view, key)[0]}</h3>
            <p>{wordsOf(view, key)[1]}</p>
            <div class="actions">
              <SetButton
                view={view}
                fault={key}
                mode={isOn ? 'off' : 'on'}
                label={isOn ? texts.switchOff : texts.switchOn}
              />
            </div>
          </li>
        )
      })}
    </ul>
  )
}

function Quota({ view }: { readonly view: View }) {
  const { texts, lab, base } = view
  return (
    <section class="card" aria-labelledby="kvot">
      <h2 id="kvot">{texts.quota}</h2>
      <p>{texts.quotaHelp}</p>
      <form method="post" action={`${base}/storningar/kvot`} class="row">
        <div class="field">
          <label for="procent">{texts.percent}</label>
          <input
            id="procent"
            name="procent"
            type="number"
            min={0}
            max={100}
            value={String(lab.usage.get().callCount)}
            required
          />
        </div>
        <button type="submit">{texts.set}</button>
      </form>
    </section>
  )
}

const SHOWN = 10

function Hooks({ view }: { readonly view: View }) {
  const { texts, lab } = view
  const latest = lab.webhooks.history().slice(-SHOWN).reverse()
  return (
    <section class="card" aria-labelledby="handelser">
      <h2 id="handelser">{texts.hooks}</h2>
      <dl>
        <dt>{texts.hooksPending}</dt>
        <dd>{lab.webhooks.pendingCount()}</dd>
        <dt>{texts.hooksAbandoned}</dt>
        <dd>{lab.webhooks.abandonedCount()}</dd>
      </dl>
      {latest.length === 0 ? null : (
        <table>
          <caption>{texts.hooksSent}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.hookColumns.time}</th>
              <th scope="col">{texts.hookColumns.status}</th>
              <th scope="col">{texts.hookColumns.size}</th>
            </tr>
          </thead>
          <tbody>
            {latest.map((one) => (
              <tr>
                <td>{timeOf(view, one.at)}</td>
                <td>{one.status === 0 ? texts.noAnswer : one.status}</td>
                <td>{texts.bytes(one.body.length)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Violations({ view }: { readonly view: View }) {
  const { texts, lab } = view
  const latest = lab.violations.slice(-SHOWN).reverse()
  return (
    <section class="card" aria-labelledby="brott">
      <h2 id="brott">{texts.violations}</h2>
      {latest.length === 0 ? <p class="quiet">{texts.noViolations}</p> : null}
      <ul>
        {latest.map((one) => (
          <li>
            <code>
              {one.method} {one.path}
            </code>{' '}
            <span lang="en">{one.detail}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Where faults are switched on and off, and where one sees what the network and Torget said to each other. */
export function FaultsPage({ view }: { readonly view: View }) {
  const { texts } = view
  return (
    <Layout view={view} title={texts.faultsTitle}>
      <h1>{texts.faultsTitle}</h1>
      <p class="lead">{texts.faultsLead}</p>
      <FaultTabs view={view} />
      <section aria-labelledby="paslaget">
        <h2 id="paslaget">{texts.faultsActive}</h2>
        <Active view={view} />
      </section>
      <section aria-labelledby="anrop">
        <h2 id="anrop">{texts.callFaults}</h2>
        <CallChoices view={view} />
        <Switches view={view} conditions={callConditions} />
      </section>
      <section aria-labelledby="handelsefel">
        <h2 id="handelsefel">{texts.hookFaults}</h2>
        <Switches view={view} conditions={hookConditions} />
      </section>
      <div class="pair">
        <Quota view={view} />
        <Hooks view={view} />
        <Violations view={view} />
      </div>
    </Layout>
  )
}
