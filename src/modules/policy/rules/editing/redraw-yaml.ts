/** The last resort of an edit: the library writes the whole file anew. Comments stay, the layout of lines may not. */
import type { Document } from 'yaml'
import type { YamlEdit } from './yaml-edit.ts'

export function redrawn(text: string, document: Document, { path, value }: YamlEdit): string | null {
  if (document.errors.length > 0) return null
  try {
    if (value === undefined) document.deleteIn(path)
    else document.setIn(path, document.createNode(value))
  } catch {
    // The path leads through a plain value or an alias: nothing can be put there.
    return null
  }
  const drawn = document.toString({ lineWidth: 0 })
  return text.includes('\r\n') ? drawn.replaceAll('\n', '\r\n') : drawn
}
