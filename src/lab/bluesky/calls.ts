import { checkInput, readParams, type Params } from './check-request.ts'
import { fileId, recordId } from './content-id.ts'
import type { Json, LabCore } from './lab-core.ts'
import { isObject, type Definition } from './lexicons.ts'
import { actorNamed, handleOf } from './people.ts'
import { broken, missing, XrpcProblem } from './problem.ts'
import { reads } from './reads.ts'
import { keptRecord, recordsIn } from './records.ts'
import { repositoryFile } from './repository-file.ts'
import { authenticate, createSession, deleteSession, refreshSession } from './sessions.ts'
import { fileBytes } from './files.ts'
import { deleteRecord, writeRecord } from './write-records.ts'

export type Request = {
  readonly nsid: string
  readonly def: Definition
  readonly search: URLSearchParams
  readonly authorization: string | undefined
  readonly contentType: string
  readonly body: Uint8Array
}

export type Answer = { readonly json: Json } | { readonly bytes: Uint8Array; readonly mediaType: string }

/** Does what was asked, or throws an `XrpcProblem`. */
export function answer(core: LabCore, request: Request): Answer {
  const { nsid, def } = request
  const params = readParams(def, request.search)
  const read = reads[nsid]
  if (read !== undefined) {
    const viewer = { did: authenticate(core, request.authorization, 'access').id }
    return { json: read(core, viewer, params) }
  }
  if (def['type'] === 'query') return open(core, nsid, params, request)
  if (nsid === 'com.atproto.repo.uploadBlob') return { json: upload(core, request) }
  const input = inputOf(request)
  checkInput(def, nsid, input)
  return { json: procedure(core, request, isObject(input) ? input : {}) }
}

function inputOf({ body, contentType }: Request): unknown {
  if (body.length === 0) return undefined
  if (!contentType.startsWith('application/json'))
    throw broken('wrong-encoding', `Wrong request encoding (Content-Type): ${contentType}`)
  try {
    return JSON.parse(new TextDecoder().decode(body)) as unknown
  } catch (error) {
    if (error instanceof SyntaxError) throw broken('not-json', 'Unable to parse the body')
    throw error
  }
}

/** What a server answers about its accounts; most of it to anybody. */
function open(core: LabCore, nsid: string, params: Params, request: Request): Answer {
  const text = (key: string) => String(params[key])
  switch (nsid) {
    case 'com.atproto.server.getSession': {
      const account = authenticate(core, request.authorization, 'access')
      return { json: { did: account.id, handle: handleOf(account), active: true } }
    }
    case 'com.atproto.identity.resolveHandle': {
      const actor = actorNamed(core.town.core, text('handle'))
      if (actor === undefined) throw new XrpcProblem(400, 'InvalidRequest', 'Unable to resolve handle')
      return { json: { did: actor.id } }
    }
    case 'com.atproto.repo.getRecord': {
      const did = repoDid(core, text('repo'))
      const kept = keptRecord(core, did, text('collection'), text('rkey'))
      if (kept === null) throw missing('RecordNotFound', `at://${did}/${text('collection')}/${text('rkey')}`)
      return { json: kept }
    }
    case 'com.atproto.repo.listRecords': {
      const all = recordsIn(core, repoDid(core, text('repo')), text('collection'))
      return { json: { records: all.slice(0, Number(params['limit'])) } }
    }
    case 'com.atproto.sync.getRepo':
      return {
        bytes: repositoryFile(core, repoDid(core, text('did'))),
        mediaType: 'application/vnd.ipld.car',
      }
    case 'com.atproto.sync.listBlobs':
      return { json: { cids: Object.keys(core.town.state.files) } }
    case 'com.atproto.sync.getBlob': {
      const file = fileBytes(core, text('cid'))
      if (file === null) throw missing('BlobNotFound', text('cid'))
      return file
    }
    default:
      throw new XrpcProblem(501, 'MethodNotImplemented', 'Method Not Implemented', 'not-emulated')
  }
}

function repoDid(core: LabCore, repo: string): string {
  const actor = actorNamed(core.town.core, repo)
  if (actor === undefined) throw new XrpcProblem(400, 'InvalidRequest', `Could not find repo: ${repo}`)
  return actor.id
}

function upload(core: LabCore, request: Request): Json {
  authenticate(core, request.authorization, 'access')
  const { body, contentType: mediaType } = request
  if (body.length === 0 || mediaType === '')
    throw broken('empty-blob', 'Request encoding (Content-Type) required')
  const id = fileId(body)
  core.town.state.files[id] = { mediaType, base64: Buffer.from(body).toString('base64') }
  core.town.core.changed()
  return { blob: { $type: 'blob', ref: { $link: id }, mimeType: mediaType, size: body.length } }
}

function procedure(core: LabCore, request: Request, input: Json): Json {
  const { nsid, authorization } = request
  if (nsid === 'com.atproto.server.createSession')
    return createSession(core, String(input['identifier']), String(input['password']))
  if (nsid === 'com.atproto.server.refreshSession') return refreshSession(core, authorization)
  if (nsid === 'com.atproto.server.deleteSession') return deleteSession(core, authorization)
  const { id: did } = authenticate(core, authorization, 'access')
  if (actorNamed(core.town.core, String(input['repo']))?.id !== did)
    throw new XrpcProblem(401, 'AuthenticationRequired', 'Authentication Required')
  switch (nsid) {
    case 'com.atproto.repo.putRecord':
      return put(core, did, input)
    case 'com.atproto.repo.deleteRecord':
      deleteRecord(core, did, String(input['collection']), String(input['rkey']))
      return { commit: commitOf(core) }
    case 'com.atproto.repo.applyWrites':
      return deleteAll(core, did, input)
    default:
      throw new XrpcProblem(501, 'MethodNotImplemented', 'Method Not Implemented', 'not-emulated')
  }
}

/** `swapRecord: null` writes only what is not there; a cid only over that version. */
function put(core: LabCore, did: string, input: Json): Json {
  const [collection, rkey] = [String(input['collection']), String(input['rkey'])]
  const before = keptRecord(core, did, collection, rkey)
  const { swapRecord } = input
  if (swapRecord !== undefined && swapRecord !== (before?.cid ?? null))
    throw new XrpcProblem(400, 'InvalidSwap', `Record was at ${before?.cid ?? 'null'}`)
  const record = input['record']
  const isSame = before !== null && recordId(record) === before.cid
  const { uri, cid } = isSame ? before : writeRecord(core, { did, collection, rkey, record })
  return { uri, cid, commit: commitOf(core), validationStatus: 'valid' }
}

/** Only removals are emulated: all of them or none. */
function deleteAll(core: LabCore, did: string, input: Json): Json {
  const writes = Array.isArray(input['writes']) ? input['writes'].filter(isObject) : []
  const keys = writes.map(
    (one) => [String(one['$type']), String(one['collection']), String(one['rkey'])] as const,
  )
  if (keys.some(([type]) => !type.endsWith('#delete'))) throw broken('not-emulated', 'only removals')
  const isAll = keys.every(([, collection, rkey]) => keptRecord(core, did, collection, rkey) !== null)
  if (!isAll) throw new XrpcProblem(500, 'InternalServerError', 'Internal Server Error', 'delete-of-nothing')
  for (const [, collection, rkey] of keys) deleteRecord(core, did, collection, rkey)
  return {
    commit: commitOf(core),
    results: keys.map(() => ({ $type: 'com.atproto.repo.applyWrites#deleteResult' })),
  }
}

function commitOf({ town }: LabCore): Json {
  return { cid: recordId([town.state.nextNumber, town.state.deeds.length]), rev: '3222222222222' }
}
