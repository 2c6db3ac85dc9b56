import { cookieRules } from '#core/auth/cookies.ts'
import { startSession } from '#core/auth/session.ts'
import type { PersonActor } from '#core/actor.ts'
import type { Clock } from '#core/clock.ts'
import type { Database } from '#core/db/database.ts'

export type SeenPage = { readonly status: number; readonly html: string; readonly location: string | null }

/** Somebody of the staff with a browser that has no script. */
export type Visitor = {
  get(path: string): Promise<SeenPage>
  /** Opens the page that holds the form and sends it, with the hidden values that stand in the page. */
  send(onPage: string, form: string, fields?: Readonly<Record<string, string>>): Promise<SeenPage>
}

type Reach = (path: string, init: RequestInit) => Response | Promise<Response>

export type VisitorOptions = {
  readonly db: Database
  readonly clock: Clock
  readonly baseUrl: string
  readonly reach: Reach
}

export async function signIn(options: VisitorOptions, actor: PersonActor): Promise<Visitor> {
  const { db, clock, baseUrl, reach } = options
  const { token } = await db.forOrg(actor.orgId, (tx) =>
    startSession(tx, clock, { orgId: actor.orgId, personId: actor.id }),
  )
  const headers = {
    cookie: `${cookieRules(baseUrl).session}=${token}`,
    origin: new URL(baseUrl).origin,
    accept: 'text/html',
  }
  const ask = async (path: string, init: RequestInit): Promise<SeenPage> => {
    const answer = await reach(path, { redirect: 'manual', ...init, headers })
    return { status: answer.status, html: await answer.text(), location: answer.headers.get('location') }
  }
  const get = (path: string) => ask(path, { method: 'GET' })
  return {
    get,
    send: async (onPage, form, fields = {}) => {
      const { html } = await get(onPage)
      const body = new URLSearchParams({ ...hiddenIn(html, form), ...fields })
      return ask(form, { method: 'POST', body })
    },
  }
}

/** The hidden values of the form with that address. Throws when the page has no such form: then nobody could have sent it. */
function hiddenIn(html: string, address: string): Readonly<Record<string, string>> {
  const form = html.split('<form').find((part) => part.includes(`action="${address}"`))
  if (form === undefined) throw new Error(`the page has no form for ${address}`)
  const inputs = form.split('</form>')[0]?.match(/<input[^>]*type="hidden"[^>]*>/g) ?? []
  return Object.fromEntries(
    inputs.map((input) => [attribute(input, 'name'), attribute(input, 'value')] as const),
  )
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
}
