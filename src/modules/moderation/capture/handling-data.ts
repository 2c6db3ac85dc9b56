import type { Handling, Message } from '#modules/inbox/index.ts'
import type { KeptMedia, ThreadEntry } from '#modules/records/index.ts'
import { jsonFile, type Material, type NewFile } from './material.ts'

/** `data/handling.json`: what the rendition shows, as data, with every version and the hash of every attachment (archive-standards §1.2). */
export function handlingFile({
  handling,
  account,
  evidence,
  inForce,
  case: current,
  ground,
}: Material): NewFile {
  const { post } = handling
  return jsonFile('data/handling.json', 'data', {
    schema: 'torget/evidence-handling/1',
    account: {
      network: account.network,
      externalId: account.externalId,
      name: account.name,
      handle: account.handle,
      kind: account.kind,
      url: account.url,
    },
    message: messageData(handling.message),
    post:
      post === null
        ? null
        : {
            externalId: post.externalId,
            author: post.author,
            text: post.text,
            publishedAt: at(post.publishedAt),
            permalink: post.permalink,
            media: post.media.map(mediaData),
          },
    thread: handling.thread.map((entry) => entryData(entry, handling)),
    decision:
      current === null
        ? null
        : {
            caseId: current.id,
            groundCode: current.groundCode,
            groundRuleId: current.groundRuleId,
            groundLabel: ground?.label.sv ?? null,
            assessment: current.assessment,
            openedBy: current.openedByName,
            openedAt: at(current.openedAt),
          },
    policy: {
      organisation: inForce.policy.meta.org.name,
      version: inForce.label,
      versionId: inForce.versionId,
    },
    capturedBy: { id: evidence.capturedBy, name: evidence.capturedByName, title: evidence.capturedByTitle },
    startedAt: at(evidence.startedAt),
  })
}

function entryData({ message, versions, media }: ThreadEntry, handling: Handling) {
  return {
    ...messageData(message),
    isSubject: message.id === handling.message.id,
    versions: versions.map(({ no, kind, text, observedAt }) => ({
      no,
      kind,
      text,
      observedAt: at(observedAt),
    })),
    media: media.map(mediaData),
  }
}

function messageData(message: Message) {
  return {
    id: message.id,
    externalId: message.externalId,
    parentExternalId: message.parentExternalId,
    kind: message.kind,
    isOurs: message.isOurs,
    author: message.author,
    text: message.text,
    permalink: message.permalink,
    postedAt: at(message.postedAt),
    receivedAt: at(message.receivedAt),
    presence: message.presence,
  }
}

function mediaData({ kind, url, altText, title, kept }: KeptMedia) {
  return { kind, url, altText: altText ?? null, title: title ?? null, kept }
}

function at(instant: Temporal.Instant | null): string | null {
  return instant?.toString() ?? null
}
