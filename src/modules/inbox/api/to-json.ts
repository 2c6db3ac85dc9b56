import type { z } from '@hono/zod-openapi'
import type { MessageDetail } from '../queries/read-message.ts'
import type { WholeItem } from '../queries/read-messages.ts'
import type { EventItem } from '../queries/read-events.ts'
import type { Referral } from '../rules/referral.ts'
import type { ReplyObstacle } from '../rules/reply-obstacles.ts'
import type { event, listedMessage, message } from './schemas.ts'

const iso = (at: Temporal.Instant | null): string | null => at?.toString() ?? null

type Worked = WholeItem | MessageDetail

function workJson(item: Worked) {
  const { id, kind, isPost, isOurs, permalink, presence, state, outcome, classKey, isAcute, isHappeningNow } =
    item
  const { isRestricted, deadline, replyProblem, version, content, author, text, account } = item
  const { network, name, handle } = account
  return {
    ...{ id, kind, isPost, isOurs, permalink, presence, state, outcome, classKey, isAcute, isHappeningNow },
    ...{ isRestricted, replyProblem, version, content, author, text },
    account: { id: account.id, network, name, handle, kind: account.kind },
    postedAt: iso(item.postedAt),
    receivedAt: item.receivedAt.toString(),
    handledAt: iso(item.handledAt),
    dueAt: iso(deadline?.dueAt ?? null),
    modality: deadline?.modality ?? null,
    ruleId: deadline?.ruleId ?? null,
    policyVersionId: deadline?.policyVersionId ?? null,
  }
}

export function listedJson(item: WholeItem): z.output<typeof listedMessage> {
  const { owner, versionCount, mediaCount } = item
  return { ...workJson(item), owner, versionCount, mediaCount, versions: item.versions.map(versionJson) }
}

export function messageJson(item: MessageDetail): z.output<typeof message> {
  const { owner, post } = item
  return {
    ...workJson(item),
    owner: owner === null ? null : { id: owner.id, name: owner.fullName },
    media: mediaJson(item),
    versions: item.versions.map(versionJson),
    post: post === null ? null : postJson(post),
    thread: item.thread.map(threadJson),
    replies: item.replies.map(replyJson),
    replying: replyingJson(item),
    isEnteredByHand: item.isEnteredByHand,
    obstacles: {
      answer: item.obstacles.answer.map(obstacleJson),
      referral: item.obstacles.referral.map(obstacleJson),
    },
    referrals: item.referrals.map(referralJson),
  }
}

function versionJson({ no, kind, text, occurredAt, observedAt }: WholeItem['versions'][number]) {
  return { no, kind, text, occurredAt: iso(occurredAt), observedAt: observedAt.toString() }
}

function mediaJson({ media, kept }: MessageDetail) {
  const links = media.filter((ref) => ref.kind === 'link')
  return [
    ...kept.map(({ kind, url, altText, sha256, mediaType, problem }) => ({
      kind,
      url,
      altText,
      sha256,
      mediaType,
      problem,
    })),
    ...links.map(({ kind, url, altText }) => ({
      ...{ kind, url, altText: altText ?? null },
      ...{ sha256: null, mediaType: null, problem: null },
    })),
  ]
}

function postJson({
  id,
  externalId,
  author,
  text,
  publishedAt,
  permalink,
  presence,
}: NonNullable<MessageDetail['post']>) {
  return { id, externalId, author, text, publishedAt: iso(publishedAt), permalink, presence }
}

function threadJson(entry: MessageDetail['thread'][number]) {
  const { id, parentId, depth, isFocus, isOurs, content, author, text, postedAt, presence } = entry
  return { id, parentId, depth, isFocus, isOurs, content, author, text, postedAt: iso(postedAt), presence }
}

function replyJson(reply: MessageDetail['replies'][number]) {
  const { id, kind, text, isPrivate, externalId, outboxId, outbox, placement } = reply
  return {
    ...{ id, kind, text, isPrivate, externalId, outboxId },
    createdAt: reply.createdAt.toString(),
    outboxState: outbox?.state ?? null,
    placement:
      placement === null ? null : { state: placement.state, at: iso(placement.at), link: placement.link },
  }
}

function replyingJson({ room: { way, isDirect, mostCharacters, until } }: MessageDetail) {
  return { way, isDirect, mostCharacters, until: iso(until) }
}

function obstacleJson({ code, ruleId }: ReplyObstacle) {
  return { code, ruleId: ruleId ?? null }
}

function referralJson(referral: Referral) {
  return { key: referral.key, isPossible: referral.ok, problem: referral.ok ? null : referral.problem.code }
}

export function eventJson(item: EventItem): z.output<typeof event> {
  const { id, accountId, network, kind, subject, occurredAt, receivedAt, state, problem, raw } = item
  return {
    ...{ id, accountId, network, kind, subject, state, problem },
    occurredAt: iso(occurredAt),
    receivedAt: receivedAt.toString(),
    raw: raw === null ? null : (JSON.parse(raw) as unknown),
  }
}
