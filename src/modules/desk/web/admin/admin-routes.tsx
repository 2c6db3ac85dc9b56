import { Hono } from 'hono'
import { z } from 'zod'
import { actsWithRole, type PersonActor } from '#core/actor.ts'
import { NotPermitted } from '#core/errors.ts'
import { personOf } from '#core/http/session.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import type { PersonId } from '#core/ids.ts'
import { readChain, readLatest } from '#core/ledger/ledger.ts'
import { verifyChain } from '#core/ledger/verify.ts'
import { changePerson, findPerson, readPeople } from '#modules/organisation/index.ts'
import { deskTexts } from '../../texts.ts'
import type { DeskDeps } from '../desk-deps.ts'
import { kitOf, showPage } from '../frame.tsx'
import { doneAt } from '#ui/form/done-at.ts'
import { journalWords } from '../journal-words.ts'
import { paths } from '../paths.ts'
import { sendForm, ticked } from '#ui/form/send-form.ts'
import { LedgerPage, type VerdictView } from './ledger-page.tsx'
import { SettingsPage } from './settings-page.tsx'

/** The ledger, and one's own settings. */
export function adminRoutes(deps: DeskDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.get(paths.ledger, (c) => showLedger(c, deps, null))
  routes.post(paths.ledger, (c) => checkLedger(c, deps))
  routes.get(paths.settings, (c) => showSettings(c, deps))
  routes.post(paths.settings, (c) => saveSettings(c, deps))
  return routes
}

const LEDGER_PAGE = 100

/** Those who oversee: the ledger names people and decisions, though never what a citizen wrote. */
function mayReadLedger(actor: PersonActor): boolean {
  return actsWithRole(actor, 'administrator', 'archivist', 'data-protection-officer', 'manager')
}

async function showLedger(c: HttpContext, deps: DeskDeps, verdict: VerdictView | null): Promise<Response> {
  const actor = personOf(c)
  if (!mayReadLedger(actor)) throw new NotPermitted('ledger:read')
  const before = Number(c.req.query('fore'))
  const entries = await deps.db.forOrg(actor.orgId, (tx) =>
    readLatest(tx, actor.orgId, { before: before > 0 ? before : null, limit: LEDGER_PAGE }),
  )
  const last = entries.at(-1)
  return showPage(c, deps, {
    title: deskTexts(c.var.lang).ledger.title,
    current: 'ledger',
    width: 'wide',
    children: (
      <LedgerPage
        kit={kitOf(c)}
        verdict={verdict}
        rows={entries.map((entry) => ({
          seq: entry.seq,
          at: Temporal.Instant.from(entry.recordedAt),
          what: journalWords(entry.kind, c.var.lang),
          who: entry.actor.name,
        }))}
        olderHref={last === undefined || last.seq === 1 ? null : `${paths.ledger}?fore=${String(last.seq)}`}
      />
    ),
  })
}

async function checkLedger(c: HttpContext, deps: DeskDeps): Promise<Response> {
  const actor = personOf(c)
  if (!mayReadLedger(actor)) throw new NotPermitted('ledger:read')
  const verdict = await deps.db.forOrg(actor.orgId, (tx) => verifyChain(readChain(tx, actor.orgId)))
  const at = verdict.isIntact ? verdict.rows : verdict.fault.position
  return showLedger(c, deps, { isIntact: verdict.isIntact, rows: verdict.rows, at })
}

async function showSettings(c: HttpContext, deps: DeskDeps): Promise<Response> {
  const actor = personOf(c)
  const { me, people } = await deps.db.forOrg(actor.orgId, async (tx) => ({
    me: await findPerson(tx, actor.orgId, actor.id),
    people: await readPeople(tx, actor.orgId),
  }))
  const others = people.filter((person) => person.isActive && person.id !== actor.id)
  return showPage(c, deps, {
    title: deskTexts(c.var.lang).settings.title,
    current: 'settings',
    children: (
      <SettingsPage
        kit={kitOf(c)}
        view={{
          hidesName: me?.hidesName ?? false,
          language: me?.language ?? 'sv',
          substituteId: me?.substituteId ?? null,
          people: others.map(({ id, fullName }) => ({ id, name: fullName })),
        }}
      />
    ),
  })
}

const settingsForm = z.object({
  hidesName: ticked,
  language: z.enum(['sv', 'en']),
  substituteId: z.string().transform((id) => (id === '' ? null : (id as PersonId))),
})

async function saveSettings(c: HttpContext, deps: DeskDeps): Promise<Response> {
  const actor = personOf(c)
  return sendForm(c, {
    form: 'installningar',
    schema: settingsForm,
    texts: deps.texts,
    again: () => showSettings(c, deps),
    act: async (change) => {
      await changePerson(deps, actor, { personId: actor.id, change })
      return doneAt(c, paths.settings, 'saved')
    },
  })
}
