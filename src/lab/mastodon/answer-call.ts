import type { Context } from 'hono'
import { authenticate } from './authenticate.ts'
import { authorizePage, decide } from './authorize-page.ts'
import { checkRequest, type Noted } from './check-request.ts'
import { showInstance } from './instance.ts'
import type { Lab, LabCall, Outcome } from './lab-call.ts'
import { showMedia, upload } from './media.ts'
import { createApp, exchangeCode, revokeToken } from './oauth.ts'
import { matchOperation, type OperationName } from './operations.ts'
import { MastodonProblem, problemBody } from './problem.ts'
import type { RateLimits } from './rate-limits.ts'
import * as reading from './read-answers.ts'
import { readBody } from './read-request.ts'
import { setBlock } from './relationships.ts'
import { deleteScheduled, showScheduled } from './scheduled.ts'
import { createStatus, deleteStatus, editStatus } from './write-answers.ts'

type Answering = (call: LabCall) => Outcome | Response | Promise<Outcome>

const ANSWERS: Readonly<Record<OperationName, Answering>> = {
  'create-app': createApp,
  authorize: authorizePage,
  decide,
  token: exchangeCode,
  revoke: revokeToken,
  instance: showInstance,
  'verify-credentials': reading.showOwnAccount,
  account: reading.showAccount,
  'account-statuses': reading.showAccountStatuses,
  block: (call) => setBlock(call, true),
  unblock: (call) => setBlock(call, false),
  'create-status': createStatus,
  status: reading.showStatus,
  'edit-status': editStatus,
  'delete-status': deleteStatus,
  context: reading.showContext,
  source: reading.showSource,
  upload,
  media: showMedia,
  notifications: reading.showNotifications,
  'scheduled-statuses': showScheduled,
  'delete-scheduled': deleteScheduled,
}

type Server = {
  readonly lab: Lab
  readonly rates: RateLimits | null
  readonly note: Noted
  readonly path: string
}

/** One request from beginning to end: who, how often, whether it keeps to the contract, and the answer. */
export async function answerCall({ lab, rates, note, path }: Server, context: Context): Promise<Response> {
  const { req } = context
  const matched = matchOperation(req.method, path)
  if (matched === null) {
    note('unknown-endpoint', `${req.method} ${path}`)
    throw new MastodonProblem(404, 'The page you are looking for could not be found.')
  }
  const { operation, id } = matched
  const caller =
    operation.scope === null ? null : authenticate(lab.town, req.header('authorization'), operation.scope)
  const rate = rates?.count(caller?.id ?? 'address', operation.family ?? 'calls')
  if (rate?.isOver === true) {
    note('rate-limit', `${operation.name} in family ${operation.family ?? 'calls'}`)
    const body = problemBody(new MastodonProblem(429, 'Too many requests'))
    return Response.json(body, { status: 429, headers: rate.headers })
  }
  const query = new URL(req.url).searchParams
  const body = await readBody(context)
  checkRequest(operation, { query, body }, note)
  const headers = (name: string) => req.header(name)
  const answer = await ANSWERS[operation.name]({ lab, id, query, body, caller, headers, note })
  if (answer instanceof Response) return answer
  return Response.json(answer.body, {
    status: answer.status,
    headers: { ...rate?.headers, ...answer.headers },
  })
}
