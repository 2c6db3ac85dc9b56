import { Hono } from 'hono'
import { z } from 'zod'
import { LOCAL_ZONE, toLocal } from '#core/clock.ts'
import { Conflict, InvalidInput } from '#core/errors.ts'
import { personOf } from '#core/http/session.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import { readAccounts } from '#modules/accounts/index.ts'
import { enterMessage, mayEnter } from '#modules/inbox/index.ts'
import { doneAt } from '#ui/form/done-at.ts'
import type { SentForm } from '#ui/form/form-kit.tsx'
import { optionalText, sendForm, text } from '#ui/form/send-form.ts'
import { deskTexts } from '../../texts.ts'
import type { DeskDeps } from '../desk-deps.ts'
import { kitOf, showPage } from '../frame.tsx'
import { paths } from '../paths.ts'
import { ENTER_FORM, EnterPage } from './enter-page.tsx'

const file = z.instanceof(File)
/** One file, several, or, where the form was sent as plain text, none. */
const files = z
  .union([file.transform((one) => [one]), z.array(file), z.string().transform((): File[] => [])])
  .optional()
  .transform((chosen) => (chosen ?? []).filter(({ size }) => size > 0))

const schema = z.object({
  accountId: text,
  kind: z.enum(['comment', 'direct']),
  authorName: optionalText,
  text: optionalText,
  link: optionalText,
  writtenAt: optionalText,
  pictures: files,
})

/** The form for what no network tells us of (F-135). */
export function enterRoutes(deps: DeskDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.get(paths.enter, (c) => show(c, deps, null))
  routes.post(paths.enter, (c) =>
    sendForm(c, {
      form: ENTER_FORM,
      schema,
      texts: deps.texts,
      blames: 'accountId',
      again: (sent) => show(c, deps, sent),
      act: (value) => enter(c, deps, value),
    }),
  )
  return routes
}

/** Whoever enters what is there already is led to it. */
async function enter(c: HttpContext, deps: DeskDeps, value: z.output<typeof schema>): Promise<Response> {
  const { accountId, kind, authorName = '', text: words = '', link = '', writtenAt, pictures } = value
  const bytes = await Promise.all(pictures.map(async (one) => new Uint8Array(await one.arrayBuffer())))
  try {
    const id = await enterMessage(deps.inbox, personOf(c), {
      ...{ accountId, kind, authorName, text: words, link, pictures: bytes },
      writtenAt: writtenAt === undefined ? null : instantOf(writtenAt),
    })
    return doneAt(c, paths.item(id), 'entered')
  } catch (error) {
    const known = error instanceof Conflict ? error.details['messageId'] : undefined
    if (typeof known !== 'string') throw error
    return doneAt(c, paths.item(known), 'alreadyEntered')
  }
}

/** The field tells the time on the wall, in Sweden. */
function instantOf(local: string): Temporal.Instant {
  try {
    return Temporal.PlainDateTime.from(local).toZonedDateTime(LOCAL_ZONE).toInstant()
  } catch (error) {
    if (error instanceof RangeError) throw new InvalidInput([{ field: 'writtenAt', code: 'not-a-time' }])
    throw error
  }
}

async function show(c: HttpContext, deps: DeskDeps, sent: SentForm | null): Promise<Response> {
  const actor = personOf(c)
  const all = await deps.db.forOrg(actor.orgId, (tx) => readAccounts(tx, actor.orgId))
  const accounts = all.filter((account) => mayEnter(actor, account))
  const wished = c.req.query('konto')
  const latest = toLocal(deps.clock.now()).toPlainDateTime().toString({ smallestUnit: 'minute' })
  return showPage(c, deps, {
    title: deskTexts(c.var.lang).enter.title,
    current: 'inbox',
    hasErrors: sent !== null,
    status: sent === null ? 200 : 422,
    children: (
      <EnterPage
        view={{
          accounts: accounts.map(({ id, name }) => ({ id, name })),
          accountId: accounts.find(({ id }) => id === wished)?.id ?? null,
          latest,
        }}
        kit={kitOf(c, sent)}
      />
    ),
  })
}
