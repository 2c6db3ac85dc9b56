import type { Context, Hono } from 'hono'
import type { IncidentRunner } from '../incidents/incident-runner.ts'
import { incidentNamed } from '../incidents/incidents.ts'
import type { Pace, RunPlace } from '../incidents/run-incident.ts'
import { field } from './form-fault.ts'
import { LeaderPage } from './leader-page.tsx'
import { html, notFound, seeOther, viewOf } from './square-context.tsx'
import type { Square } from './square-context.tsx'

const PACES: Readonly<Record<string, Pace>> = { '1': 1, '10': 10, null: null }

/** The trainer's page. Left out where there is no runner. */
export function addLeaderRoutes(app: Hono, square: Square, runner: IncidentRunner): void {
  const show = (context: Context, error: string | null, status: 200 | 422 = 200): Response =>
    html(context, <LeaderPage view={viewOf(context, square)} runner={runner} error={error} />, status)

  app.get('/ovningsledare', (context) => show(context, null))
  app.post('/ovningsledare', async (context) => {
    const form = await context.req.formData()
    const incident = field(form, 'handelse')
    const pace = PACES[field(form, 'takt')]
    const places = form
      .getAll('plats')
      .flatMap((value) => (typeof value === 'string' ? placeOf(square, value) : []))
    const { texts } = viewOf(context, square)
    if (incidentNamed(incident) === undefined || pace === undefined) return notFound(context, square)
    if (places.length === 0) return show(context, texts.errors.runWhere, 422)
    runner.start({ incident, places, pace })
    return seeOther(context, `${square.basePath}/ovningsledare`, 'startat')
  })
  for (const [path, act] of [
    ['pausa', (id: string) => runner.pause(id)],
    ['fortsatt', (id: string) => runner.resume(id)],
    ['stoppa', (id: string) => runner.stop(id)],
  ] as const) {
    app.post(`/ovningsledare/:run/${path}`, (context) => {
      const id = context.req.param('run')
      if (!runner.runs().some((run) => run.id === id)) return notFound(context, square)
      act(id)
      return seeOther(context, `${square.basePath}/ovningsledare`, 'stalt')
    })
  }
}

function placeOf(square: Square, value: string): readonly RunPlace[] {
  const space = value.indexOf(' ')
  const network = square.networks.find(({ id }) => id === value.slice(0, space))
  const place = network?.places().find(({ id }) => id === value.slice(space + 1))
  if (network === undefined || place === undefined) return []
  const names = square.namesOf?.(network.id, place.id) ?? { kommun: place.name, ort: place.name }
  return [{ network: network.id, placeId: place.id, ...names }]
}
