import type { Access, Offers } from '../connector.ts'
import type { GraphCalls } from '../meta/graph-calls.ts'
import { checkLength, confirmDone, createdAt } from './confirm.ts'
import { facebookProfile } from './profile.ts'

type ActingParts =
  'reply' | 'hide' | 'unhide' | 'remove' | 'privateReply' | 'directReply' | 'block' | 'unblock'

/** What the page does with what others wrote: each one call, sent once. */
export function acting(calls: GraphCalls): Pick<Offers<ActingParts>, ActingParts> {
  const { replyCharacters, privateReplyCharacters, directReplyCharacters } = facebookProfile.limits
  const setHidden = async (access: Access, commentExternalId: string, isHidden: boolean) => {
    const params = { is_hidden: String(isHidden) }
    confirmDone(await calls.act(access, 'POST', [commentExternalId], params))
  }
  const writeMessage = async (access: Access, recipient: Readonly<Record<string, string>>, text: string) => {
    const params = {
      recipient: JSON.stringify(recipient),
      message: JSON.stringify({ text }),
      messaging_type: 'RESPONSE',
    }
    const path = [access.accountExternalId, 'messages']
    return createdAt(await calls.act(access, 'POST', path, params), 'message_id')
  }
  return {
    async reply(access, commentExternalId, text) {
      checkLength(text, replyCharacters)
      const path = [commentExternalId, 'comments']
      return createdAt(await calls.act(access, 'POST', path, { message: text }), 'id')
    },
    hide: (access, commentExternalId) => setHidden(access, commentExternalId, true),
    unhide: (access, commentExternalId) => setHidden(access, commentExternalId, false),
    async remove(access, commentExternalId) {
      confirmDone(await calls.act(access, 'DELETE', [commentExternalId]))
    },
    async privateReply(access, commentExternalId, text) {
      checkLength(text, privateReplyCharacters)
      return writeMessage(access, { comment_id: commentExternalId }, text)
    },
    async directReply(access, { otherPartyExternalId }, text) {
      checkLength(text, directReplyCharacters)
      return writeMessage(access, { id: otherPartyExternalId }, text)
    },
    async block(access, { authorExternalId }) {
      const params = { user: JSON.stringify([authorExternalId]) }
      const path = [access.accountExternalId, 'blocked']
      confirmDone(await calls.act(access, 'POST', path, params), authorExternalId)
    },
    async unblock(access, { authorExternalId }) {
      const path = [access.accountExternalId, 'blocked']
      confirmDone(await calls.act(access, 'DELETE', path, { user: authorExternalId }), authorExternalId)
    },
  }
}
