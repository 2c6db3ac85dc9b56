/** Finds the line and column in the file that a finding is about. */
import { isCollection, isMap, isNode, isScalar } from 'yaml'
import type { Path } from '../collect-rules.ts'
import type { Finding } from './finding.ts'
import type { ParsedYaml } from './parse-yaml.ts'

export type Position = { readonly line: number; readonly column: number }

function offsetOfKey(container: unknown, name: string | number): number | null {
  if (!isMap(container)) return null
  const pair = container.items.find(({ key }) => isScalar(key) && String(key.value) === String(name))
  return pair !== undefined && isScalar(pair.key) ? (pair.key.range?.[0] ?? null) : null
}

/** The key where there is one, else the list item; for what is missing, the nearest group around it. */
function offsetOf(contents: unknown, path: Path): number {
  let node = contents
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0
  for (const name of path) {
    if (!isCollection(node)) break
    const next: unknown = node.get(name, true)
    const keyAt = offsetOfKey(node, name)
    if (keyAt !== null) offset = keyAt
    else if (isNode(next)) offset = next.range?.[0] ?? offset
    else break
    node = next
  }
  return offset
}

/** Lines and columns count from 1, as editors do. */
export function locate(parsed: Pick<ParsedYaml, 'document' | 'lines'>, finding: Finding): Position {
  const offset = finding.offset ?? offsetOf(parsed.document?.contents, finding.path)
  const { line, col } = parsed.lines.linePos(offset)
  return { line: Math.max(line, 1), column: Math.max(col, 1) }
}
