import type { Actor } from '#core/actor.ts'
import type { PackageFile } from '#core/documents/package-zip.ts'
import { citationLine, findRule } from '#modules/policy/index.ts'
import type { RecordsDeps } from '../deps.ts'
import {
  conversationOf,
  textVersions,
  withheldConversation,
  writtenBy,
  type Pictures,
} from '../handling/conversation-of.ts'
import { subjectOf } from '../handling/handling.ts'
import { mediaFileName } from '../handling/media-file-name.ts'
import type { RegistrationInput } from '../package/registration-input.ts'
import { sv } from '../texts.sv.ts'
import type { Opening } from './opening.ts'

const ACCENT_WHEN_UNKNOWN = '#1c2230'

/** The facts of one registration as the package shows them, in Swedish: the language of the diary (språklagen 10 §). */
export function packageInput(
  deps: Pick<RecordsDeps, 'files' | 'connectors'>,
  actor: Actor,
  { opening, pictures }: { readonly opening: Opening; readonly pictures: Pictures },
): RegistrationInput {
  const { handling, inForce, criterion, evidence, at } = opening
  const { meta } = inForce.policy
  const { message } = handling
  const isWithheld = message.isSealed
  const accent = meta.org.accentColour
  return {
    packageId: opening.registrationId,
    language: 'sv',
    organisation: { name: meta.org.name, accent: accent.startsWith('#') ? accent : ACCENT_WHEN_UNKNOWN },
    message: isWithheld ? withheldMessage(opening) : shownMessage(deps, opening),
    sender: writtenBy(message.author),
    account: accountFacts(deps, opening),
    conversation: isWithheld ? withheldConversation(handling) : conversationOf(handling, pictures),
    times: {
      postedAt: message.postedAt,
      receivedAt: message.receivedAt,
      capturedAt: evidence?.capturedAt ?? null,
      handedOverAt: at,
    },
    handedOver: {
      by: { name: actor.name, role: actor.kind === 'person' ? actor.title : sv.systemRole },
      to: opening.unit.name,
    },
    criterion: {
      label: criterion.citation.label.sv,
      ruleId: criterion.ruleId,
      citation: citationLine(criterion.citation, 'sv'),
      caseNumber: opening.ongoingCase,
    },
    confidentiality: opening.isSecrecySuggested ? secrecyProposal(opening) : null,
    policy: { orgName: meta.org.name, version: inForce.label },
    evidence: evidence === null ? null : { id: evidence.id, files: evidenceFiles(deps, opening) },
    mediaPolicy: isWithheld ? 'never' : 'shown',
  }
}

type MessageFacts = RegistrationInput['message']

function messageHead({ handling, note }: Opening): Pick<MessageFacts, 'id' | 'kind' | 'subject' | 'url'> {
  const { id, kind, isPost, permalink } = handling.message
  const shownKind = isPost ? 'post' : 'comment'
  return { id, kind: kind === 'direct' ? 'direct-message' : shownKind, subject: note, url: permalink }
}

function shownMessage(deps: Pick<RecordsDeps, 'files'>, opening: Opening): MessageFacts {
  const { handling } = opening
  return {
    ...messageHead(opening),
    text: handling.message.text,
    versions: textVersions(subjectOf(handling).versions, handling.message.text),
    media: mediaFiles(deps, opening),
  }
}

/** Link, times and names, and the description of the one who judged it: no word and no picture of the thing itself (F-118). */
function withheldMessage(opening: Opening): MessageFacts {
  const text = sv.withheldWords(opening.evidence?.assessment ?? null)
  return { ...messageHead(opening), text, versions: [], media: [] }
}

function accountFacts(
  { connectors }: Pick<RecordsDeps, 'connectors'>,
  { account }: Opening,
): RegistrationInput['account'] {
  return {
    networkName: connectors.get(account.network)?.profile.displayName ?? account.network,
    name: account.name,
    handle: account.handle === '' ? null : account.handle,
    kind: account.kind,
    url: account.url,
  }
}

function secrecyProposal({ inForce }: Opening): { readonly reason: string; readonly citation: string } {
  const rule = findRule(inForce.policy, 'floor-secret-registered')
  return { reason: sv.secrecyReason, citation: rule === null ? '' : citationLine(rule, 'sv') }
}

function mediaFiles(deps: Pick<RecordsDeps, 'files'>, { handling }: Opening): readonly PackageFile[] {
  return subjectOf(handling).media.flatMap(({ kept, kind }, index) => {
    if (kept === null) return []
    const { sha256, mediaType } = kept
    return [
      {
        path: mediaFileName(index + 1, kind, mediaType),
        mediaType,
        what: sv.attachment,
        content: () => deps.files.open(sha256),
      },
    ]
  })
}

function evidenceFiles(deps: Pick<RecordsDeps, 'files'>, { evidence }: Opening): readonly PackageFile[] {
  return (evidence?.files ?? []).map(({ path, mediaType, what, sha256 }) => ({
    path,
    mediaType,
    what,
    content: () => deps.files.open(sha256),
  }))
}
