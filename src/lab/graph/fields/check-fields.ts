import { factsOf, nodeOfField, parametersOf } from '../facts/nodes.ts'
import { broken } from '../problem.ts'
import { checkValue } from './check-value.ts'
import { MalformedFields, parseFields } from './parse-fields.ts'
import type { Selection } from './parse-fields.ts'

/** Throws a `GraphProblem` for the first field, edge or modifier that the contract does not have. */
export function readFields(node: string, text: string): Selection[] {
  const selections = parse(text)
  checkSelections(node, selections)
  return selections
}

function parse(text: string): Selection[] {
  try {
    return parseFields(text)
  } catch (error) {
    if (error instanceof MalformedFields) throw broken('malformed-fields', error.message, 2500)
    throw error
  }
}

function checkSelections(node: string, selections: readonly Selection[]): void {
  for (const selection of selections) checkSelection(node, selection)
}

function checkSelection(node: string, selection: Selection): void {
  const facts = factsOf(node)
  const edge = facts?.calls[`GET ${selection.name}`]
  if (edge !== undefined) {
    checkModifiers(selection, parametersOf(`GET ${selection.name}`, edge))
    checkSelections(edge.returns, selection.sub ?? [])
    return
  }
  if (facts?.notEmulated.has(`GET ${selection.name}`) === true) {
    throw broken('not-emulated', `The practice square does not serve ${node}/${selection.name}`, 3)
  }
  if (facts?.fields[selection.name] === undefined) {
    throw broken(
      'unknown-field',
      `(#100) Tried accessing nonexisting field (${selection.name}) on node type (${node})`,
    )
  }
  checkSubFields(node, selection)
}

function checkSubFields(node: string, selection: Selection): void {
  const [modifier] = Object.keys(selection.modifiers)
  if (modifier !== undefined) {
    throw broken('unknown-parameter', `(#100) ${node}.${selection.name} takes no ${modifier}()`)
  }
  if (selection.sub === null) return
  const child = nodeOfField(node, selection.name)
  if (child === undefined) {
    const message = `(#2500) Subfields are not supported by ${selection.name}`
    throw broken('malformed-fields', message, 2500)
  }
  checkSelections(child, selection.sub)
}

function checkModifiers(
  selection: Selection,
  params: Readonly<Record<string, { readonly type: string }>>,
): void {
  for (const [name, value] of Object.entries(selection.modifiers)) {
    const type = params[name]?.type
    if (type === undefined || name === 'fields') {
      throw broken('unknown-parameter', `(#100) ${selection.name} takes no ${name}()`)
    }
    checkValue(name, type, value)
  }
  checkLimit(selection.modifiers['limit'])
}

/** The network serves at most a hundred rows at a time. */
export function checkLimit(limit: string | undefined): void {
  if (limit !== undefined && Number(limit) > 100) {
    throw broken('limit', '(#100) Param limit must be a number less than or equal to 100')
  }
}
