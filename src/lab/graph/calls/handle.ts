import type { ReadContext } from '../answers/context.ts'
import { renderEdge, renderNode } from '../answers/render.ts'
import type { NodeRef } from '../answers/refs.ts'
import { factsOf, parametersOf, removedParameters, rootCalls } from '../facts/nodes.ts'
import { scopesFor } from '../facts/scopes.ts'
import type { CallFacts } from '../facts/table.ts'
import { checkLimit, readFields } from '../fields/check-fields.ts'
import { asText, checkValue } from '../fields/check-value.ts'
import type { LabCore } from '../lab-core.ts'
import { broken, problem } from '../problem.ts'
import type { LabToken } from '../state.ts'
import { authenticate } from './authenticate.ts'
import { publishDue } from '../thread/publish-due.ts'
import { debugToken } from './debug-token.ts'
import { exchangeToken } from './exchange-token.ts'
import { checkHeeded, operations } from './operations.ts'
import { checkVersion } from './read-request.ts'
import type { GraphRequest } from './read-request.ts'
import { resolveTarget } from './resolve.ts'

function checkParameters(request: GraphRequest, key: string, call: CallFacts): void {
  const known = parametersOf(key, call)
  for (const [name, value] of Object.entries(request.params)) {
    if (removedParameters.has(name)) {
      throw broken('removed-parameter', `(#100) ${name} is not supported in ${request.version}`)
    }
    const facts = known[name]
    if (facts === undefined) throw broken('unknown-parameter', `(#100) Unsupported parameter: ${name}`)
    checkValue(name, facts.type, value)
  }
  for (const [name, facts] of Object.entries(known)) {
    if (facts.isRequired && request.params[name] === undefined) {
      throw broken('missing-parameter', `(#100) The parameter ${name} is required`)
    }
  }
  checkLimit(asText(request.params['limit']) ?? undefined)
}

function callFacts(request: GraphRequest, ref: NodeRef): CallFacts {
  const facts = factsOf(ref.node)
  const key = `${request.method} ${request.edge}`
  const call = facts?.calls[key]
  if (call !== undefined) return call
  if (facts?.notEmulated.has(key) === true) {
    throw broken('not-emulated', `The practice square does not serve ${key} of ${ref.node}`, 3)
  }
  // Reading a plain field as if it were an edge fails on the network in the same words as an unknown one.
  throw broken(
    'unknown-edge',
    `(#100) Tried accessing nonexisting field (${request.edge}) on node type (${ref.node})`,
  )
}

function checkScopes(request: GraphRequest, ref: NodeRef, token: LabToken): void {
  const missing = scopesFor(request.method, ref.node, request.edge).filter(
    (one) => !token.scopes.includes(one),
  )
  if (missing.length === 0) return
  const needs = `Requires ${missing.join(' and ')} permission to manage the object`
  throw request.method === 'GET'
    ? problem(10, undefined, `(#10) ${needs}`)
    : problem(200, undefined, `(#200) ${needs}`)
}

function answerRead(request: GraphRequest, ref: NodeRef, context: ReadContext, call: CallFacts): object {
  const text = asText(request.params['fields']) ?? ''
  const sub = text === '' ? null : readFields(request.edge === '.' ? ref.node : call.returns, text)
  if (request.edge === '.') return renderNode(context, ref, sub)
  const modifiers = Object.fromEntries(
    Object.entries(request.params)
      .filter(([name]) => !['access_token', 'appsecret_proof', 'fields'].includes(name))
      .map(([name, value]) => [name, asText(value) ?? '']),
  )
  return renderEdge(context, ref, { name: request.edge, alias: request.edge, modifiers, sub })
}

function act(request: GraphRequest, ref: NodeRef, token: LabToken, core: LabCore): object {
  const key = `${request.method} ${ref.node} ${request.edge}`
  const operation = operations[key]
  if (operation === undefined) throw broken('not-emulated', `The practice square does not serve ${key}`, 3)
  if (token.kind !== 'page') {
    throw broken('wrong-token-kind', '(#210) A page access token is required to request this resource.', 210)
  }
  checkHeeded(key, request.params)
  return operation({ core, ref, params: request.params, token })
}

/** Judges a request by the contract, then by what the token may do, then answers or acts. Throws a `GraphProblem` for every no. */
export function handle(core: LabCore, request: GraphRequest, isSparse: boolean): object {
  checkVersion(request, core)
  publishDue(core)
  const root = rootCalls[`${request.method} ${request.target} ${request.edge}`]
  if (root !== undefined) {
    checkParameters(request, `${request.method} .`, root)
    return request.target === 'oauth' ? exchangeToken(core, request) : debugToken(core, request)
  }
  const token = authenticate(core, request)
  const ref = resolveTarget(core, token, request.method, request.target)
  const call = callFacts(request, ref)
  checkParameters(request, `${request.method} ${request.edge}`, call)
  checkScopes(request, ref, token)
  if (request.method !== 'GET') return act(request, ref, token, core)
  return answerRead(request, ref, { core, token, versionUrl: request.versionUrl, isSparse }, call)
}
