import { InvalidInput, NotFound, NotPermitted, RuleBroken } from '#core/errors.ts'
import { checkValue } from '../../graph/fields/check-value.ts'
import type { CallFacts } from '../../graph/facts/table.ts'
import { problem } from '../../graph/problem.ts'
import { renderEdge, renderNode } from '../answers/render.ts'
import type { NodeRef } from '../answers/refs.ts'
import { factsOf, mostRows, parametersOf, rootCalls } from '../facts/nodes.ts'
import { missingScopes } from '../facts/scopes.ts'
import type { Asker, InstagramLab } from '../lab-core.ts'
import { breach } from '../problems.ts'
import { acts } from './acts.ts'
import { authenticate } from './authenticate.ts'
import { readFields } from './fields.ts'
import { debugToken, exchangeToken } from './oauth.ts'
import type { LabRequest } from './request.ts'
import { resolveTarget } from './resolve.ts'

/** Gone in v26 for every version: the whole request fails. */
const REMOVED: readonly string[] = ['ids', 'date_format', 'metadata']

/** Judges a request by the contract, then by what the token may do, then answers or acts. Throws a `GraphProblem` for every no. */
export function handle(lab: InstagramLab, request: LabRequest): object | Promise<object> {
  if (request.version !== lab.apiVersion)
    throw breach('version', `(#2500) Unknown path components: /${request.version}`, 2500)
  const root = rootCalls[`${request.method} ${request.target}`]
  if (root !== undefined) {
    checkParameters(request, `${request.method} .`, root)
    return request.target === 'debug_token' ? debugToken(lab, request) : exchangeToken(lab, request)
  }
  const token = authenticate(lab, request)
  const ref = resolveTarget(lab, token, request.method, request.target)
  const call = callFacts(request, ref)
  checkParameters(request, `${request.method} ${request.edge}`, call)
  if (Number(request.params['limit'] ?? 0) > mostRows(ref.node, request.edge))
    throw breach('limit', `(#100) Param limit must be at most ${mostRows(ref.node, request.edge)}`)
  checkScopes(request, ref, token.scopes)
  const asker = { lab, token }
  return request.method === 'GET' ? answer(asker, request, ref, call) : act(asker, request, ref)
}

function callFacts(request: LabRequest, ref: NodeRef): CallFacts {
  const facts = factsOf(ref.node)
  const key = `${request.method} ${request.edge}`
  const call = facts?.calls[key]
  if (call !== undefined) return call
  if (facts?.notEmulated.has(key) === true)
    throw breach('not-emulated', `The practice square does not serve ${key} of ${ref.node}`, 3)
  throw breach(
    'unknown-edge',
    `(#100) Tried accessing nonexisting field (${request.edge}) on node type (${ref.node})`,
  )
}

function checkParameters({ params, version }: LabRequest, key: string, call: CallFacts): void {
  const known = parametersOf(key, call)
  for (const [name, value] of Object.entries(params)) {
    if (REMOVED.includes(name))
      throw breach('removed-parameter', `(#100) ${name} is not supported in ${version}`)
    const facts = known[name]
    if (facts === undefined) throw breach('unknown-parameter', `(#100) Unsupported parameter: ${name}`)
    checkValue(name, facts.type, value)
  }
  for (const [name, { isRequired }] of Object.entries(known)) {
    if (isRequired && params[name] === undefined)
      throw breach('missing-parameter', `(#100) The parameter ${name} is required`)
  }
}

function checkScopes({ method, edge }: LabRequest, ref: NodeRef, granted: readonly string[]): void {
  const missing = missingScopes(`${method} ${ref.node} ${edge}`, granted)
  if (missing.length === 0) return
  const code = method === 'GET' ? 10 : 200
  throw problem(code, undefined, `(#${code}) Requires ${missing.join(' and ')} permission`)
}

function answer(asker: Asker, request: LabRequest, ref: NodeRef, call: CallFacts): object {
  const { edge, params } = request
  const text = params['fields'] ?? ''
  const sub = text === '' ? null : readFields(edge === '.' ? ref.node : call.returns, text)
  if (edge !== '.') {
    const { access_token: _token, appsecret_proof: _proof, fields: _fields, ...modifiers } = params
    return renderEdge(asker, ref, { name: edge, alias: edge, modifiers, sub })
  }
  if (ref.node === 'Container') ref.value.looks += 1
  return renderNode(asker, ref, sub)
}

async function act(asker: Asker, { method, edge, params }: LabRequest, ref: NodeRef): Promise<object> {
  const run = acts[`${method} ${ref.node} ${edge}`]
  if (run === undefined)
    throw breach('not-emulated', `The practice square does not serve ${method} ${edge}`, 3)
  if (asker.token.kind !== 'page')
    throw breach('wrong-token-kind', '(#210) A page access token is required to request this resource.', 210)
  try {
    return await run({ asker, ref, params })
  } catch (error) {
    // What the town refuses, the network refuses in its own words.
    if (error instanceof NotFound) throw problem(100, 33)
    if (error instanceof NotPermitted) throw problem(200)
    if (error instanceof RuleBroken || error instanceof InvalidInput) throw problem(100)
    throw error
  }
}
