import { asList, asText } from '../fields/check-value.ts'
import type { LabCore } from '../lab-core.ts'
import { broken, problem } from '../problem.ts'
import type { LabDeed } from '../state.ts'
import { nowIso } from '../lab-core.ts'
import { personByScopedId } from '../thread/author.ts'
import { pageOf, success, type Act, type Operations } from './act.ts'

function named({ params }: Act): readonly string[] {
  const given = asList(params['user'] ?? params['psid'] ?? '') ?? []
  const ids = given.map((id) => asText(id) ?? '')
  if (ids.length === 0) throw broken('missing-parameter', '(#100) One of user, psid is required')
  return ids
}

function note(core: LabCore, kind: LabDeed['kind'], pageId: string, personId: string): void {
  const deed = { at: nowIso(core), kind, pageId, postId: null, commentId: null, personId }
  core.state.deeds.push(deed)
  core.changed()
}

/** Answers with one truth for each person named, as the network does. */
function block(act: Act): object {
  const { core } = act
  const pageId = pageOf(act).id
  const answers = named(act).map((id) => {
    const personId = personByScopedId(core, pageId, id)
    if (personId === null) return [id, false] as const
    const isBlocked = core.state.blocks.some((one) => one.pageId === pageId && one.personId === personId)
    if (!isBlocked) {
      core.state.blocks.push({ pageId, personId })
      note(core, 'blocked', pageId, personId)
    }
    return [id, true] as const
  })
  return Object.fromEntries(answers)
}

function unblock(act: Act): object {
  const { core, params } = act
  const pageId = pageOf(act).id
  const id = asText(params['user'] ?? params['psid'])
  const personId = id === null ? null : personByScopedId(core, pageId, id)
  if (personId === null) throw problem(100, undefined, '(#100) No matching user found')
  core.state.blocks = core.state.blocks.filter((one) => one.pageId !== pageId || one.personId !== personId)
  note(core, 'unblocked', pageId, personId)
  return success
}

export const blockingOperations: Operations = {
  'POST Page blocked': block,
  'DELETE Page blocked': unblock,
}
