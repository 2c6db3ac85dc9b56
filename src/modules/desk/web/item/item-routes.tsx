import { Hono } from 'hono'
import { z } from 'zod'
import { personOf } from '#core/http/session.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import {
  answerMessage,
  assignMessage,
  noActionNeeded,
  placeReply,
  referMessage,
  reopenMessage,
  takeOver,
  triageMessage,
  type Sent,
} from '#modules/inbox/index.ts'
import type { DeskTexts } from '../../texts.ts'
import type { DeskDeps } from '../desk-deps.ts'
import { doneAt } from '#ui/form/done-at.ts'
import { backTo } from '../queue/queue-choice.ts'
import { paths } from '../paths.ts'
import { optionalText, sendForm, text, ticked, version, yesOrNo } from '#ui/form/send-form.ts'
import { PLACE_FORM } from './place-form.tsx'
import { settleOutcome, type SettledAs } from './settle-outcome.ts'
import { showItem } from './show-item.tsx'

const idOf = (c: HttpContext): string => c.req.param('id') ?? ''

type DoneWords = keyof DeskTexts['done']

type Post<Schema extends z.ZodType, Result> = {
  readonly form: string
  readonly schema: Schema
  readonly blames?: string
  readonly done: DoneWords | ((result: Result) => DoneWords)
  readonly act: (c: HttpContext, value: z.output<Schema>) => Promise<Result>
  /** The draft that has now been sent. */
  readonly draft?: (c: HttpContext) => string
}

/** One form of an item's page: done, back to the item; refused, back to the form with what was typed. */
export function post<Schema extends z.ZodType, Result>(
  deps: DeskDeps,
  { draft, done, act, ...form }: Post<Schema, Result>,
) {
  return (c: HttpContext): Promise<Response> =>
    sendForm(c, {
      ...form,
      texts: deps.texts,
      again: (sent) => showItem(c, deps, sent),
      act: async (value) => {
        const result = await act(c, value)
        const words = typeof done === 'function' ? done(result) : done
        return doneAt(c, backTo(c, paths.item(idOf(c))), words, draft?.(c))
      },
    })
}

/** Everything that is done with a message short of removing it. */
export function itemRoutes(deps: DeskDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.get(paths.item(':id'), (c) => showItem(c, deps))
  addReplies(routes, deps)
  addWork(routes, deps)
  return routes
}

function addReplies(routes: Hono<HttpEnv>, deps: DeskDeps): void {
  const { inbox } = deps
  routes.post(
    paths.triage(':id'),
    post(deps, {
      form: 'bedom',
      schema: z.object({ classKey: text, isAcute: yesOrNo, isHappeningNow: yesOrNo, version }),
      blames: 'classKey',
      done: 'triaged',
      act: (c, value) => triageMessage(inbox, personOf(c), { messageId: idOf(c), ...value }),
    }),
  )
  routes.post(
    paths.answer(':id'),
    post(deps, {
      form: 'svara',
      schema: z.object({ text, isPrivate: ticked, templateKey: optionalText, version }),
      blames: 'text',
      done: ({ outboxId }: Sent) => (outboxId === null ? 'readyToPlace' : 'answered'),
      draft: (c) => `svar-${personOf(c).id}-${idOf(c)}`,
      act: (c, { templateKey, ...value }) =>
        answerMessage(inbox, personOf(c), {
          messageId: idOf(c),
          ...value,
          ...(templateKey === undefined ? {} : { templateKey }),
        }),
    }),
  )
  routes.post(
    paths.refer(':id'),
    post(deps, {
      form: 'hanvisa',
      schema: z.object({ referralKey: text, version }),
      blames: 'referralKey',
      done: ({ outboxId }: Sent) => (outboxId === null ? 'readyToPlace' : 'referred'),
      act: (c, value) => referMessage(inbox, personOf(c), { messageId: idOf(c), ...value }),
    }),
  )
}

function addWork(routes: Hono<HttpEnv>, deps: DeskDeps): void {
  const { inbox } = deps
  routes.post(
    paths.noAction(':id'),
    post(deps, {
      form: 'ingen-atgard',
      schema: z.object({ reason: text, version }),
      blames: 'reason',
      done: 'noAction',
      act: (c, value) => noActionNeeded(inbox, personOf(c), { messageId: idOf(c), ...value }),
    }),
  )
  routes.post(
    paths.reopen(':id'),
    post(deps, {
      form: 'oppna',
      schema: z.object({ version }),
      done: 'reopened',
      act: (c, value) => reopenMessage(inbox, personOf(c), { messageId: idOf(c), ...value }),
    }),
  )
  routes.post(
    paths.assign(':id'),
    post(deps, {
      form: 'lamna-over',
      schema: z.object({ toId: text, reason: optionalText, version }),
      blames: 'toId',
      done: 'assigned',
      act: (c, { toId, reason, version: seen }) =>
        toId === 'me'
          ? takeOver(inbox, personOf(c), { messageId: idOf(c), version: seen })
          : assignMessage(inbox, personOf(c), {
              messageId: idOf(c),
              personId: toId,
              reason: reason ?? '',
              version: seen,
            }),
    }),
  )
  routes.post(
    paths.place(':id', ':replyId'),
    post(deps, {
      form: PLACE_FORM,
      schema: z.object({ decision: z.enum(['placed', 'dropped']), link: optionalText }),
      blames: 'link',
      done: (decision: 'placed' | 'dropped') => decision,
      act: async (c, { decision, link }) => {
        const replyId = c.req.param('replyId') ?? ''
        await placeReply(inbox, personOf(c), { replyId, decision, ...(link === undefined ? {} : { link }) })
        return decision
      },
    }),
  )
  routes.post(
    paths.reconcile(':id', ':outboxId'),
    post(deps, {
      form: 'utfall',
      schema: z.object({ decision: z.enum(['ask', 'sent', 'send-again', 'drop']) }),
      done: (settledAs: SettledAs) => settledAs,
      act: (c, { decision }) =>
        settleOutcome(deps, personOf(c), { outboxId: c.req.param('outboxId') ?? '', decision }),
    }),
  )
}
