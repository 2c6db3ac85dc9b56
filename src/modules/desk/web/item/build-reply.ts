import { formatMoment } from '#core/i18n/dates.ts'
import type { Placement, Referral } from '#modules/inbox/index.ts'
import {
  renderTemplate,
  signatureFor,
  triageClass,
  triageClasses,
  findTemplate,
} from '#modules/policy/index.ts'
import { deskTexts } from '../../texts.ts'
import { chipFor, chipOf } from '../chip-view.ts'
import { wordsFor, type ItemContext } from './item-context.ts'
import type { AnswerView, PlacingView, ReferralView, SentView, TriageView } from './item-view.ts'
import { sentOf } from './outbox-words.ts'

export function buildTriage({ message, inForce, pinned, lang }: ItemContext): TriageView | null {
  if (message.state !== 'open' || !message.mayTriage || message.isSealed) return null
  const hints = deskTexts(lang).triage.hints
  const urgentRule = pinned.policy.inbox.sla.find(({ value }) => value.when !== 'always' && value.when.urgent)
  const chip = chipFor(pinned.policy, urgentRule?.id ?? message.deadline?.ruleId ?? null, lang, pinned.label)
  return {
    classes: triageClasses(inForce.policy).map(({ key, label }) => ({
      key,
      label: label[lang],
      hint: hints[key],
    })),
    classKey: message.classKey,
    isAcute: message.isAcute,
    isHappeningNow: message.isHappeningNow,
    chip: chip ?? { title: deskTexts(lang).triage.class, demand: '' },
  }
}

/** The reply form, or what stands in its way: said before anybody has written a word (design principle 8). */
export function buildAnswer(context: ItemContext, templateKey: string | null): AnswerView | null {
  const { message, inForce, actor, lang, now } = context
  const { way, isDirect, mostCharacters, until } = message.room
  if (!message.mayReply || message.state !== 'open' || message.classKey === null || message.isSealed)
    return null
  const obstacle = message.obstacles.answer[0]
  const { policy } = inForce
  const signer = { fullName: actor.name, role: actor.title, hidesName: actor.hidesName }
  return {
    lock:
      obstacle === undefined
        ? null
        : {
            text: wordsFor(context, obstacle),
            chip: chipFor(policy, obstacle.ruleId ?? null, lang, inForce.label),
          },
    templates: templatesFor(context),
    startText: templateKey === null ? null : templateText(context, templateKey),
    signature: signatureFor(policy, signer),
    chip:
      policy.inbox.signature === undefined
        ? null
        : chipFor(policy, policy.inbox.signature.id, lang, inForce.label),
    limit: mostCharacters,
    way: way === 'by-hand' ? way : isDirect ? 'direct' : 'thread',
    until: obstacle === undefined && until !== null ? formatMoment(until, now, lang) : null,
    mayReplyPrivately: message.obstacles.answerPrivately.length === 0,
    draftKey: `svar-${actor.id}-${message.id}`,
  }
}

/** Templates that this class may be answered with, whole: one that lacks a contact cannot be sent and is not offered. */
function templatesFor(context: ItemContext): AnswerView['templates'] {
  const { policy } = context.inForce
  return policy.inbox.replyTemplates.flatMap(({ key, label }) => {
    const text = templateText(context, key)
    return text === null ? [] : [{ key, label: label[context.lang], text }]
  })
}

function templateText({ inForce, message }: ItemContext, key: string): string | null {
  if (findTemplate(inForce.policy, key) === null) return null
  const name = message.author?.name.split(' ')[0] ?? ''
  const rendered = renderTemplate(inForce.policy, key, { lang: 'sv', values: { name } })
  return rendered.ok ? rendered.text : null
}

export function buildReferral(context: ItemContext): ReferralView | null {
  const { message, inForce, lang } = context
  // with a reply written there is nothing to choose between
  if (buildPlacing(context) !== null) return null
  if (!message.mayReply || message.state !== 'open' || message.classKey === null || message.isSealed)
    return null
  const { referTo, citation } = triageClass(inForce.policy, message.classKey)
  const suggested = {
    contactCentre: 'contact-centre',
    politicians: 'politicians',
    otherActor: null,
    service: null,
  }
  const choices = message.referrals.map((referral) => ({
    key: referral.key,
    label: labelOf(context, referral),
    text: referral.ok ? referral.text : wordsFor(context, problemOf(referral)),
    isPossible: referral.ok,
  }))
  const first = choices.find((choice) => choice.key === (referTo === null ? '' : suggested[referTo]))
  return {
    choices,
    suggested:
      first?.isPossible === true
        ? first.key
        : (choices.find(
            (choice) => choice.isPossible && referTo === 'otherActor' && choice.key.startsWith('actor:'),
          )?.key ?? null),
    chip: referTo === null ? null : chipOf(citation, lang, inForce.label),
  }
}

function problemOf(referral: Referral & { readonly ok: false }): {
  code: string
  details: Record<string, string>
} {
  const { problem } = referral
  return { code: problem.code, details: 'paths' in problem ? { missing: problem.paths.join(',') } : {} }
}

function labelOf({ inForce, lang }: ItemContext, { key }: Referral): string {
  const t = deskTexts(lang).refer.targets
  if (key === 'contact-centre') return t.contactCentre
  if (key === 'politicians') return t.politicians
  const actor = inForce.policy.contacts.otherActors.find(({ name }) => key === `actor:${slugOf(name)}`)
  return actor?.name ?? key
}

const slugOf = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

export function buildSent(context: ItemContext): readonly SentView[] {
  const { message, lang } = context
  const t = deskTexts(lang).sent
  return message.replies.flatMap((reply): SentView[] => {
    const { outbox, placement } = reply
    if (placement !== null) return placedOf(context, reply, placement)
    if (outbox === null) return []
    return [
      {
        ...sentOf(context, outbox, t.kinds[reply.kind]),
        text: reply.isInThread ? null : reply.text,
        canReconcile: outbox.state === 'unknown' && message.mayReply,
      },
    ]
  })
}

type Reply = ItemContext['message']['replies'][number]

/** What a person was to put in its place; while it waits, it stands in a step of its own for those who may do it. */
function placedOf({ message, lang }: ItemContext, reply: Reply, placement: Placement): SentView[] {
  const t = deskTexts(lang).sent
  if (placement.state === 'waiting' && message.mayReply && message.state === 'open') return []
  const shown = { waiting: 'waiting', placed: 'done', dropped: 'failed' } as const
  return [
    {
      outboxId: reply.id,
      state: shown[placement.state],
      what: t.kinds[reply.kind],
      text: reply.text,
      at: placement.at ?? reply.createdAt,
      attempts: 1,
      reason: placement.link ?? t.placements[placement.state],
      canReconcile: false,
    },
  ]
}

export function buildPlacing({ message }: ItemContext): PlacingView | null {
  const waiting = message.replies.find(({ placement }) => placement?.state === 'waiting')
  const isOpen = message.state === 'open' && message.mayReply && !message.isSealed
  if (waiting === undefined || !isOpen) return null
  return { replyId: waiting.id, text: waiting.text, link: message.permalink }
}
