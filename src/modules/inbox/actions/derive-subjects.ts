import { foldComment } from '../rules/fold-comment.ts'
import { foldDirect } from '../rules/fold-direct.ts'
import { asMessage, foldPost } from '../rules/fold-post.ts'
import type { FoldedPost } from '../rules/folded.ts'
import { readSubject, type StoredEvent } from '../rules/stored-event.ts'
import { readEventsOf } from '../store/events.ts'
import { ensurePosts, savePost } from '../store/posts.ts'
import { deriveMessages, type FoldedSubject } from './derive-messages.ts'
import type { Derivation, DeriveDeps } from './derivation.ts'

/** Bounds the statements and the memory of one go, however long the thread is. */
const AT_ONCE = 200

/**
 * Writes what messages and posts are, from everything known about them. The same events give the same rows, so doing it again changes
 * nothing. The caller holds the account's lock and finishes the derivation.
 */
export async function deriveSubjects(
  deps: DeriveDeps,
  derivation: Derivation,
  subjects: readonly string[],
): Promise<void> {
  const wanted = [...new Set(subjects)]
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const { tx, orgId, account } = derivation
    const events = await readEventsOf(tx, orgId, account.id, wanted.slice(from, from + AT_ONCE))
    const posts = await derivePosts(deps, derivation, events)
    await deriveMessages(deps, derivation, [...foldMessages(events), ...visitorsPosts(derivation, posts)])
  }
}

function foldMessages(events: ReadonlyMap<string, readonly StoredEvent[]>): readonly FoldedSubject[] {
  return [...events].flatMap(([subject, known]): FoldedSubject[] => {
    const { kind, externalId } = readSubject(subject)
    if (kind === 'post' || known.length === 0) return []
    if (kind === 'direct') return [{ kind: 'direct', isPost: false, folded: foldDirect(externalId, known) }]
    return [{ kind: 'comment', isPost: false, folded: foldComment(externalId, known) }]
  })
}

async function derivePosts(
  deps: DeriveDeps,
  { tx, orgId, account }: Derivation,
  events: ReadonlyMap<string, readonly StoredEvent[]>,
): Promise<readonly FoldedPost[]> {
  const folded = [...events].flatMap(([subject, known]) => {
    const { kind, externalId } = readSubject(subject)
    return kind === 'post' && known.length > 0 ? [foldPost(externalId, known)] : []
  })
  const ids = folded.map((post) => post.externalId)
  const posts = await ensurePosts(tx, deps.clock, { orgId, accountId: account.id }, ids)
  for (const post of folded) {
    const known = posts.get(post.externalId)
    if (known !== undefined) await savePost(tx, orgId, known.id, post)
  }
  return folded
}

/** What somebody else posted on our page is a message to us; what we posted is what messages are answers to. */
function visitorsPosts({ account }: Derivation, posts: readonly FoldedPost[]): readonly FoldedSubject[] {
  return posts
    .filter(
      ({ author, isAuthorForgotten }) =>
        isAuthorForgotten || ![undefined, null, account.externalId].includes(author?.externalId),
    )
    .map((post) => ({ kind: 'comment', isPost: true, folded: asMessage(post) }))
}
