import { blockJson } from './relationships.ts'
import { accountJson, somebody, statusJson } from './entities.ts'
import { callerOf, ok, type LabCall, type Outcome } from './lab-call.ts'
import { pageOf } from './pages.ts'
import { notFound } from './problem.ts'
import { extraText } from './status-text.ts'
import { maySee, type LabStatus } from './status-index.ts'

const MOST_ANCESTORS = 4_096

export function visibleStatus({ lab, id, caller }: LabCall): LabStatus {
  const status = lab.index.find(id)
  if (status === null || !maySee(status, caller?.id ?? null)) throw notFound()
  return status
}

export function showStatus(call: LabCall): Outcome {
  return ok(statusJson(call.lab, visibleStatus(call)))
}

export function showSource(call: LabCall): Outcome {
  const status = visibleStatus(call)
  if (status.authorId !== callerOf(call).id) throw notFound()
  return ok({
    id: status.id,
    text: status.text,
    spoiler_text: extraText(status.thing.extra, 'spoilerText', ''),
  })
}

export function showContext(call: LabCall): Outcome {
  const { lab } = call
  const caller = callerOf(call).id
  const status = visibleStatus(call)
  const seen = (one: LabStatus) => maySee(one, caller)
  const body = {
    ancestors: above(call, status)
      .filter(seen)
      .map((one) => statusJson(lab, one)),
    descendants: below(call, status, seen).map((one) => statusJson(lab, one)),
  }
  return ok(body, refreshHeader(status))
}

/** A post marked `refreshSeconds` has answers on other servers, which are fetched when somebody asks for the first time. */
function refreshHeader({ id, thing }: LabStatus): Record<string, string> {
  const seconds = thing.extra['refreshSeconds']
  if (typeof seconds !== 'number') return {}
  delete thing.extra['refreshSeconds']
  return { 'mastodon-async-refresh': `id="${id}-refresh", retry=${seconds}, result_count=0` }
}

function above({ lab }: LabCall, status: LabStatus): readonly LabStatus[] {
  const chain: LabStatus[] = []
  let parentId = status.parentId
  while (parentId !== null && chain.length < MOST_ANCESTORS) {
    const parent = lab.index.find(parentId)
    if (parent === null) break
    chain.unshift(parent)
    ;({ parentId } = parent)
  }
  return chain
}

/** Each answer with all below it before the next, and no more of them than the server hands over. */
function below({ lab }: LabCall, top: LabStatus, seen: (one: LabStatus) => boolean): readonly LabStatus[] {
  const found: LabStatus[] = []
  const waiting = [...lab.index.answersTo(top.id)].reverse()
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (!seen(next)) continue
    found.push(next)
    if (found.length >= lab.limits.descendants) break
    waiting.push(...[...lab.index.answersTo(next.id)].reverse())
  }
  return found
}

export function showAccount({ lab, id }: LabCall): Outcome {
  const one = somebody(lab, id)
  if (one === null) throw notFound()
  return ok(accountJson(lab, one))
}

export function showOwnAccount(call: LabCall): Outcome {
  const own = callerOf(call)
  const source = { privacy: 'public', sensitive: false, language: 'sv', note: own.about, fields: [] }
  return ok({ ...accountJson(call.lab, own), source })
}

export function showAccountStatuses(call: LabCall): Outcome {
  const { lab, id, query, caller } = call
  if (somebody(lab, id) === null) throw notFound()
  const isOn = (name: string) => ['true', '1'].includes(query.get(name) ?? '')
  const isShown = (status: LabStatus) => {
    const isToOthers = status.parentId !== null && lab.index.find(status.parentId)?.authorId !== id
    if (isOn('exclude_replies') && isToOthers) return false
    if (isOn('only_media') && (!('media' in status.thing) || status.thing.media.length === 0)) return false
    return !isOn('pinned')
  }
  return pageOf(call, {
    rows: lab.index.all().filter(({ authorId }) => authorId === id),
    isThere: (status) => maySee(status, caller?.id ?? null) && isShown(status),
    show: (status) => statusJson(lab, status),
    path: `/api/v1/accounts/${id}/statuses`,
    usual: 20,
    most: 40,
  })
}

type Notice = { readonly id: string; readonly status: LabStatus }

const notices = new WeakMap<readonly LabStatus[], Map<string, readonly Notice[]>>()

/** Put together once for a list of statuses, which the index makes anew when something has happened. */
function noticesOf(all: readonly LabStatus[], own: string): readonly Notice[] {
  const known = notices.get(all) ?? new Map<string, readonly Notice[]>()
  const rows =
    known.get(own) ??
    all
      .filter(({ authorId, namedIds }) => authorId !== own && namedIds.includes(own))
      .map((status) => ({ id: status.id.replace(/^1170*/, '7'), status }))
  notices.set(all, known.set(own, rows))
  return rows
}

/** Everybody who named the account. Their ids are the server's own and not the statuses'. */
export function showNotifications(call: LabCall): Outcome {
  const { lab, query } = call
  const own = callerOf(call).id
  const types = query.getAll('types[]')
  const isAsked =
    (types.length === 0 || types.includes('mention')) && !query.getAll('exclude_types[]').includes('mention')
  return pageOf(call, {
    rows: noticesOf(lab.index.all(), own),
    isThere: ({ status }) => isAsked && maySee(status, own) && !isBlocked(call, status.authorId),
    show: ({ id, status }) => {
      const author = somebody(lab, status.authorId)
      return {
        id,
        type: 'mention',
        created_at: status.at,
        group_key: `ungrouped-${id}`,
        account: author === null ? null : accountInNotice(lab, author),
        status: statusJson(lab, status),
      }
    },
    path: '/api/v1/notifications',
    usual: 40,
    most: 80,
  })
}

function accountInNotice(lab: LabCall['lab'], author: NonNullable<ReturnType<typeof somebody>>): object {
  return {
    id: author.id,
    username: author.handle,
    acct: author.handle,
    display_name: author.name,
    url: `${lab.base()}/@${author.handle}`,
  }
}

function isBlocked(call: LabCall, personId: string): boolean {
  return blockJson(call.lab, callerOf(call).id, personId).blocking
}
