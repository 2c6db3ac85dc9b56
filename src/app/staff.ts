import { Hono } from 'hono'
import { accountHomeTasks, accountsMenu, accountsWeb } from '#modules/accounts/index.ts'
import { connectionsMenu, connectionsWeb } from '#modules/connections/index.ts'
import type { QueueSignal } from '#modules/inbox/index.ts'
import { isPolicyUpload, policyMenu, policyWeb, versionsMenu } from '#modules/policy/index.ts'
import { tipQueueRoutes, tipsMenu, tipTasks } from '#modules/public/index.ts'
import { guidanceMenu, reportQueueRoutes, reportsMenu, reportTasks } from '#modules/guidance/index.ts'
import {
  actorFor,
  findPerson,
  findSignIn,
  organisationMenu,
  organisationTasks,
  organisationWeb,
} from '#modules/organisation/index.ts'
import { createDesk, showPage, type DemoDoor, type DeskDeps, type SetUpDoor } from '#modules/desk/index.ts'
import { startupMenu, startupWeb, waitingTasks } from '#modules/startup/index.ts'
import type { Assets } from '#core/assets/create-assets.ts'
import { limitBody } from '#core/http/body-limit.ts'
import { protectForms } from '#core/http/protect-forms.ts'
import { withSession, type SessionDeps } from '#core/http/session.ts'
import type { HttpEnv } from '#core/http/variables.ts'
import { deriveKey } from '#core/secrets/master-key.ts'
import type { ShowPage } from '#ui/layout/staff-page.ts'
import { errorTexts } from './error-texts.ts'
import type { Modules } from './modules.ts'
import type { Services } from './services.ts'

export type StaffOptions = {
  readonly assets: Assets
  readonly demo: DemoDoor | null
  readonly setUp: SetUpDoor
  readonly queue: QueueSignal
}

/** The staff's pages: the desk, and what each module below it brings. Everything behind session and form protection. */
export function createStaff(services: Services, modules: Modules, options: StaffOptions): Hono<HttpEnv> {
  const { config, keys } = services
  const session = sessionOf(services)
  const desk = deskOf(services, modules, { ...options, session })
  const staff = new Hono<HttpEnv>()
  const [form, file] = [limitBody('form'), limitBody('file')]
  staff.use((c, next) => (isUpload(c.req.path) ? file(c, next) : form(c, next)))
  staff.use(withSession(session))
  staff.use(protectForms({ key: deriveKey(keys.current, 'forms'), baseUrl: config.baseUrl }))
  staff.route('/', createDesk(desk))
  for (const pages of pagesOfModules(services, modules, (c, page) => showPage(c, desk, page)))
    staff.route('/', pages)
  return staff
}

/** Modules below the desk may not know it: its frame is handed to them. */
function pagesOfModules(
  { db, clock, policies, secrets }: Services,
  modules: Modules,
  show: ShowPage,
): readonly Hono<HttpEnv>[] {
  const frame = { texts: errorTexts, showPage: show }
  return [
    tipQueueRoutes({ db, clock, policies, ...frame }),
    reportQueueRoutes({ db, clock, secrets, ...frame }),
    policyWeb({ ...modules.policy, ...frame }),
    accountsWeb({ accounts: modules.accounts, ...frame }),
    connectionsWeb({ connections: modules.connections, ...frame }),
    startupWeb({ startup: modules.startup, ...frame }),
    organisationWeb({ ...modules.organisation, ...frame }),
  ]
}

/** Who somebody is, read anew for each request: rights end with the minute (decision 10). */
function sessionOf({ db, clock, config }: Services): SessionDeps {
  return {
    db,
    clock,
    baseUrl: config.baseUrl,
    loadActor: async (tx, orgId, personId) => {
      const actor = await actorFor(tx, orgId, personId, clock.now())
      const person = await findPerson(tx, orgId, personId)
      return actor === null || person === null ? null : { actor, lang: person.language }
    },
  }
}

function deskOf(
  services: Services,
  modules: Modules,
  options: StaffOptions & { readonly session: SessionDeps },
): DeskDeps {
  const { db, clock, config, keys, policies } = services
  const { inbox, records, moderation, alerts } = modules
  return {
    ...{ db, clock, policies, inbox, records, moderation, alerts, ...options },
    baseUrl: config.baseUrl,
    trustsProxy: config.trustsProxy,
    texts: errorTexts,
    menu: [
      accountsMenu,
      connectionsMenu,
      ...startupMenu,
      ...organisationMenu,
      tipsMenu,
      reportsMenu,
      policyMenu,
      versionsMenu,
      guidanceMenu,
    ],
    tasks: [
      reportTasks(services),
      accountHomeTasks(modules.accounts),
      waitingTasks(modules.startup),
      tipTasks(services),
      organisationTasks(modules.organisation),
    ],
    signIn: {
      db,
      clock,
      attemptsKey: deriveKey(keys.current, 'sign-in attempts'),
      findCandidates: (email) => db.system((tx) => findSignIn(tx, email)),
    },
  }
}

/** Where a file is sent that may be larger than what anybody types. */
function isUpload(path: string): boolean {
  return path === '/personer/importera' || path === '/inkorg/skriv-in' || isPolicyUpload(path)
}
