import type { Incident } from '../incidents/incident.ts'
import { minutesOf } from '../incidents/incident.ts'
import { standingOf, type IncidentRunner } from '../incidents/incident-runner.ts'
import { incidentNamed, incidents } from '../incidents/incidents.ts'
import type { Run } from '../incidents/run-incident.ts'
import { addressKey } from './address-key.ts'
import { Layout } from './layout.tsx'
import { onNetwork, pagePath, timeOf } from './view.ts'
import type { View } from './view.ts'

type Props = { readonly view: View; readonly runner: IncidentRunner; readonly error: string | null }

function Step({ view, run, how, label }: { view: View; run: Run; how: string; label: string }) {
  return (
    <form method="post" action={`${view.base}/ovningsledare/${run.id}/${how}`}>
      <button type="submit">{label}</button>
    </form>
  )
}

function RunCard({ view, run, incident }: { view: View; run: Run; incident: Incident }) {
  const { texts } = view
  const standing = standingOf(run, incident)
  const total = incident.steps.length
  return (
    <li class={standing === 'running' ? 'card is-on' : 'card'}>
      <h3>{incident[texts.code === 'en' ? 'en' : 'sv'].title}</h3>
      <p>
        <strong>{texts.runStandings[standing]}</strong>{' '}
        <span class="quiet">
          {texts.startedAt} <time dateTime={run.startedAt}>{timeOf(view, run.startedAt)}</time>,{' '}
          {texts.paces[String(run.pace)]}
        </span>
      </p>
      <p>
        <label for={`gang-${run.id}`}>{texts.runSteps(run.taken, total)}</label>{' '}
        <progress id={`gang-${run.id}`} value={run.taken} max={total}>
          {run.taken}
        </progress>
      </p>
      {run.skipped === 0 ? null : <p class="small quiet">{texts.runSkipped(run.skipped)}</p>}
      <ul class="switches" aria-label={texts.publicView}>
        {run.places.map(({ network: id, placeId }) => {
          const network = view.networks.find((one) => one.id === id)
          const place = network?.places().find((one) => one.id === placeId)
          if (network === undefined || place === undefined) return null
          return (
            <li>
              <a href={pagePath(onNetwork(view, network), addressKey(placeId))}>
                {place.name} <span class="quiet">{network.name}</span>
              </a>
            </li>
          )
        })}
      </ul>
      <div class="actions">
        {standing === 'running' ? <Step view={view} run={run} how="pausa" label={texts.pauseRun} /> : null}
        {standing === 'paused' ? <Step view={view} run={run} how="fortsatt" label={texts.resumeRun} /> : null}
        {standing === 'running' || standing === 'paused' ? (
          <Step view={view} run={run} how="stoppa" label={texts.stopRun} />
        ) : null}
      </div>
    </li>
  )
}

function Places({ view }: { readonly view: View }) {
  const { texts, networks } = view
  return (
    <fieldset>
      <legend>{texts.runWhere}</legend>
      <div class="places">
        {networks.flatMap((network) =>
          network.places().map((place) => {
            const id = `plats-${network.id}-${addressKey(place.id)}`.replaceAll(/[^\w-]/g, '_')
            return (
              <p class="choice">
                <input type="checkbox" id={id} name="plats" value={`${network.id} ${place.id}`} />{' '}
                <label for={id}>
                  {place.name} <span class="quiet">{network.name}</span>
                </label>
              </p>
            )
          }),
        )}
      </div>
    </fieldset>
  )
}

function StartForm({ view, error }: { readonly view: View; readonly error: string | null }) {
  const { texts, base } = view
  return (
    <form class="compose card" method="post" action={`${base}/ovningsledare`}>
      {error === null ? null : (
        <p class="notice notice-error" role="alert">
          {error}
        </p>
      )}
      <fieldset>
        <legend>{texts.runWhat}</legend>
        {incidents.map((incident, index) => {
          const words = incident[texts.code === 'en' ? 'en' : 'sv']
          const id = `handelse-${incident.key}`
          return (
            <div class="choice">
              <input type="radio" id={id} name="handelse" value={incident.key} checked={index === 0} />{' '}
              <label for={id}>
                <strong>{words.title}</strong>{' '}
                <span class="quiet">{texts.runLength(incident.steps.length, minutesOf(incident))}</span>
              </label>
              <p class="small">{words.about}</p>
              <p class="small quiet">
                {texts.practises} {words.practises}
              </p>
            </div>
          )
        })}
      </fieldset>
      <Places view={view} />
      <div class="field">
        <label for="takt">{texts.runPace}</label>
        <select id="takt" name="takt">
          {(['1', '10', 'null'] as const).map((pace) => (
            <option value={pace}>{texts.paces[pace]}</option>
          ))}
        </select>
      </div>
      <div class="actions">
        <button type="submit" class="main">
          {texts.startRun}
        </button>
      </div>
    </form>
  )
}

/** Where a trainer starts a prepared course of events and sees how far it has come. */
export function LeaderPage({ view, runner, error }: Props) {
  const { texts } = view
  const runs = runner.runs().toReversed()
  return (
    <Layout view={view} title={texts.leaderTitle}>
      <h1>{texts.leaderTitle}</h1>
      <p class="lead">{texts.leaderLead}</p>
      <div class="columns">
        <StartForm view={view} error={error} />
        <aside>
          <section aria-labelledby="pagar">
            <h2 id="pagar">{texts.runs}</h2>
            {runs.length === 0 ? (
              <p class="quiet">{texts.noRuns}</p>
            ) : (
              <>
                <p>
                  <a href={`${view.base}/ovningsledare`}>{texts.refresh}</a>
                </p>
                <ol class="cards">
                  {runs.map((run) => {
                    const incident = incidentNamed(run.incident)
                    return incident === undefined ? null : (
                      <RunCard view={view} run={run} incident={incident} />
                    )
                  })}
                </ol>
              </>
            )}
          </section>
        </aside>
      </div>
    </Layout>
  )
}
