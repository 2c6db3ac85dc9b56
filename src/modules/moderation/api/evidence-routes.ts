import { Readable } from 'node:stream'
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { HttpEnv } from '#core/http/variables.ts'
import { captureEvidence } from '../actions/capture-evidence.ts'
import type { ModerationDeps } from '../deps.ts'
import { moderationPermissions } from '../permissions.ts'
import { downloadEvidenceFile, readEvidence } from '../queries/read-evidence.ts'
import { actorOf, byId, json, refusals, secured } from './route-parts.ts'
import { begun, byFile, evidenceList } from './schemas.ts'
import { evidenceJson } from './to-json.ts'

const tags = ['moderation']
const reading = secured(moderationPermissions.read.scope)

const captureRoute = createRoute({
  method: 'post',
  tags,
  security: secured(moderationPermissions.capture.scope),
  path: '/messages/{id}/evidence',
  summary: 'Secure everything there is of the message; sealed in the ledger when it is gathered',
  request: { params: byId },
  responses: { 202: json(begun, 'Under way, or the sealed one that still holds.'), ...refusals },
})
const listRoute = createRoute({
  method: 'get',
  tags,
  security: reading,
  path: '/messages/{id}/evidence',
  summary: 'What has been secured of the message, the latest first',
  request: { params: byId },
  responses: { 200: json(evidenceList, 'All of it.'), ...refusals },
})
const fileRoute = createRoute({
  method: 'get',
  tags,
  security: reading,
  path: '/messages/{id}/evidence/{sha256}',
  summary: 'One file of the evidence, or the basis for the police report; who reads it is kept',
  request: { params: byFile },
  responses: {
    200: {
      description: 'The bytes as they were sealed.',
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...refusals,
  },
})

export function addEvidenceRoutes(api: OpenAPIHono<HttpEnv>, deps: ModerationDeps): void {
  api.openapi(captureRoute, async (c) =>
    c.json(await captureEvidence(deps, actorOf(c), { messageId: c.req.valid('param').id }), 202),
  )
  api.openapi(listRoute, async (c) => {
    const { evidence } = await readEvidence(deps, actorOf(c), c.req.valid('param').id)
    return c.json({ items: evidence.map(evidenceJson) }, 200)
  })
  api.openapi(fileRoute, async (c) => {
    const { id, sha256 } = c.req.valid('param')
    const file = await downloadEvidenceFile(deps, actorOf(c), { messageId: id, sha256 })
    const name = file.path.split('/').at(-1) ?? 'fil'
    // Always as a download: what others wrote is never opened as a page of ours.
    return c.body(Readable.toWeb(file.stream) as ReadableStream, 200, {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`,
    })
  })
}
