import type { OrgId } from '#core/ids.ts'
import { keepAnswers, readTrail, type Handling, type Message } from '#modules/inbox/index.ts'
import type { ModerationDeps } from '../deps.ts'
import type { EvidenceFile } from '../rules/evidence.ts'
import { stageFiles } from '../store/evidence.ts'
import { askNetwork, type Question } from './ask-network.ts'
import { collectMedia } from './collect-media.ts'
import { handlingFile } from './handling-data.ts'
import { loadMaterial } from './load-material.ts'
import type { Gathered, KeepFile, Material, NewFile } from './material.ts'
import { answerFiles, trailFiles } from './network-files.ts'
import { renderFiles } from './render-files.ts'

/** Everything there is of the message: the network's answers and events, the data, the media, and the renditions. */
export async function collectCopies(
  deps: ModerationDeps,
  orgId: OrgId,
  material: Material,
  keep: KeepFile,
): Promise<Gathered> {
  const asked = await answersOnce(deps, orgId, material, keep)
  // Read again: what the network has just answered may be words that nobody had told us of.
  const fresh = (await loadMaterial(deps, orgId, material.evidence.id)) ?? material
  const { messageId } = material.evidence
  const trail = await keepAll(keep, trailFiles(await readTrail(deps, orgId, messageId)))
  const media = await collectMedia(deps.files, fresh, async (bytes, mediaType) => ({
    ...(await deps.files.put(bytes)),
    mediaType,
  }))
  const shown = { ...fresh, handling: media.handling, at: material.at }
  const data = await keep(handlingFile(shown))
  const listed = [data, ...asked.files, ...trail, ...media.files]
  const rendered = await renderFiles(deps.files, shown, { handling: media.handling, files: listed }, keep)
  return {
    files: [...rendered.files, ...listed],
    notes: [...asked.notes, ...media.notes, ...rendered.notes],
    handling: fresh.handling,
  }
}

type Staged = { readonly files: readonly EvidenceFile[]; readonly notes: readonly string[] }

/** Asked once and kept at once: when this process dies, the author may have taken it away before the next one begins. */
async function answersOnce(
  deps: ModerationDeps,
  orgId: OrgId,
  { evidence, handling, connector, access, at }: Material,
  keep: KeepFile,
): Promise<Staged> {
  if (evidence.files.length > 0 || evidence.notes.length > 0)
    return { files: evidence.files, notes: evidence.notes }
  const asked = await askNetwork({
    connector,
    access,
    ...placeOf(handling.message, handling.post),
    askedAt: at,
  })
  const files = await keepAll(keep, answerFiles(asked))
  await keepAnswers(deps, orgId, evidence.messageId, asked)
  await deps.db.forOrg(orgId, (tx) => stageFiles(tx, orgId, evidence.id, { files, notes: asked.notes }))
  return { files, notes: asked.notes }
}

type Place = Pick<Question, 'commentExternalId' | 'postExternalId'>

function placeOf({ externalId, kind, isPost }: Message, post: Handling['post']): Place {
  if (isPost) return { commentExternalId: null, postExternalId: externalId }
  return {
    commentExternalId: kind === 'comment' ? externalId : null,
    postExternalId: post?.externalId ?? null,
  }
}

async function keepAll(keep: KeepFile, files: readonly NewFile[]): Promise<EvidenceFile[]> {
  const kept: EvidenceFile[] = []
  for (const file of files) kept.push(await keep(file))
  return kept
}
