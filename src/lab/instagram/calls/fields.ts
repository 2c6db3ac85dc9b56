import { checkValue } from '../../graph/fields/check-value.ts'
import { MalformedFields, parseFields, type Selection } from '../../graph/fields/parse-fields.ts'
import { factsOf, keyedFields, mostRows, nodeOfField, parametersOf } from '../facts/nodes.ts'
import { breach } from '../problems.ts'

/** Throws a `GraphProblem` for the first field, edge or modifier that the contract does not have. */
export function readFields(node: string, text: string): readonly Selection[] {
  try {
    const selections = parseFields(text)
    checkAll(node, selections)
    return selections
  } catch (error) {
    if (error instanceof MalformedFields) throw breach('malformed-fields', error.message, 2500)
    throw error
  }
}

function checkAll(node: string, selections: readonly Selection[]): void {
  // An answer of plain values has no table of its own.
  if (factsOf(node) === undefined) return
  for (const selection of selections) checkOne(node, selection)
}

function checkOne(node: string, selection: Selection): void {
  const { name, modifiers, sub } = selection
  const edge = factsOf(node)?.calls[`GET ${name}`]
  if (edge !== undefined) {
    checkModifiers(node, selection, parametersOf(`GET ${name}`, edge))
    checkAll(edge.returns, sub ?? [])
    return
  }
  if (factsOf(node)?.fields[name] === undefined)
    throw breach('unknown-field', `(#100) Tried accessing nonexisting field (${name}) on node type (${node})`)
  const key = keyedFields[`${node}.${name}`]
  const odd = Object.keys(modifiers).find((modifier) => modifier !== key)
  if (odd !== undefined) throw breach('unknown-parameter', `(#100) ${node}.${name} takes no ${odd}()`)
  if (key !== undefined && !/^\d+$/.test(modifiers[key] ?? ''))
    throw breach('missing-parameter', `(#100) ${name} needs .${key}(id)`)
  checkSub(node, selection)
}

function checkSub(node: string, { name, sub }: Selection): void {
  if (sub === null) return
  const child = nodeOfField(node, name)
  if (child === undefined)
    throw breach('malformed-fields', `(#2500) Subfields are not supported by ${name}`, 2500)
  checkAll(child, sub)
}

function checkModifiers(
  node: string,
  { name, modifiers }: Selection,
  params: ReturnType<typeof parametersOf>,
): void {
  for (const [modifier, value] of Object.entries(modifiers)) {
    const type = params[modifier]?.type
    if (type === undefined) throw breach('unknown-parameter', `(#100) ${name} takes no ${modifier}()`)
    checkValue(modifier, type, value)
  }
  if (Number(modifiers['limit'] ?? 0) > mostRows(node, name))
    throw breach('limit', `(#100) Param limit of ${name} must be at most ${mostRows(node, name)}`)
}
