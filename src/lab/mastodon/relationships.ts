import { isBlocked } from '../town/comments.ts'
import { noteDeed, nowIso } from '../town/town-core.ts'
import { callerOf, ok, type Lab, type LabCall, type Outcome } from './lab-call.ts'
import { notFound } from './problem.ts'

export type Relationship = { readonly id: string; readonly blocking: boolean }

export function blockJson({ town }: Lab, accountId: string, personId: string): Relationship {
  return {
    id: personId,
    ...{ following: false, followed_by: false, blocked_by: false, muting: false, requested: false, note: '' },
    blocking: isBlocked(town.core, accountId, personId),
  }
}

export function setBlock(call: LabCall, isWanted: boolean): Outcome {
  const { lab, id } = call
  const { core, state } = lab.town
  const own = callerOf(call)
  if (state.people[id] === undefined && state.accounts[id] === undefined) throw notFound()
  const isNow = isBlocked(core, own.id, id)
  if (isNow !== isWanted) {
    if (isWanted) state.blocks.push({ accountId: own.id, personId: id, at: nowIso(core) })
    else state.blocks = state.blocks.filter((block) => block.accountId !== own.id || block.personId !== id)
    const kind = isWanted ? 'blocked' : 'unblocked'
    noteDeed(core, { kind, accountId: own.id, postId: null, commentId: null, personId: id })
  }
  return ok(blockJson(lab, own.id, id))
}
