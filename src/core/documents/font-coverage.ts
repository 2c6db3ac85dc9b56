import { closeSync, openSync, readSync } from 'node:fs'

/** Sorted, non-overlapping [first, last] pairs of the code points that a font file has a glyph for. */
export type Coverage = readonly (readonly [first: number, last: number])[]

/**
 * What a TrueType or OpenType file can show, read from its `cmap` table (OpenType 1.9, formats 4 and 12: the two that every Unicode font
 * carries). Only the table itself is read: the Chinese file is 10 MB. Throws when the file is no such font.
 */
export function readCoverage(fontFile: string): Coverage {
  const cmap = readTable(fontFile, 'cmap')
  const pairs: [number, number][] = []
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const start = cmap.readUInt32BE(4 + index * 8 + 4)
    const format = cmap.readUInt16BE(start)
    if (format === 4) pairs.push(...readFormat4(cmap, start))
    if (format === 12) pairs.push(...readFormat12(cmap, start))
  }
  return mergePairs(pairs)
}

export function covers(coverage: Coverage, codePoint: number): boolean {
  let low = 0
  let high = coverage.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const [first, last] = coverage[middle] ?? [0, -1]
    if (codePoint < first) high = middle - 1
    else if (codePoint > last) low = middle + 1
    else return true
  }
  return false
}

function readTable(fontFile: string, tag: string): Buffer {
  const file = openSync(fontFile, 'r')
  try {
    const tables = readAt(file, 4, 2).readUInt16BE(0)
    const directory = readAt(file, 12, tables * 16)
    for (let entry = 0; entry < directory.length; entry += 16) {
      if (directory.toString('latin1', entry, entry + 4) === tag) {
        return readAt(file, directory.readUInt32BE(entry + 8), directory.readUInt32BE(entry + 12))
      }
    }
    throw new Error(`${fontFile} has no ${tag} table`)
  } finally {
    closeSync(file)
  }
}

function readAt(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  if (readSync(file, bytes, 0, length, position) !== length) throw new Error('font file is cut short')
  return bytes
}

/** Segments of 16-bit characters; a segment maps by a delta or through an array of glyph numbers, where 0 means "no glyph". */
function readFormat4(cmap: Buffer, start: number): [number, number][] {
  const doubled = cmap.readUInt16BE(start + 6)
  const [ends, starts] = [start + 14, start + 16 + doubled]
  const [deltas, offsets] = [starts + doubled, starts + 2 * doubled]
  const pairs: [number, number][] = []
  for (let segment = 0; segment < doubled; segment += 2) {
    const first = cmap.readUInt16BE(starts + segment)
    const last = cmap.readUInt16BE(ends + segment)
    const delta = cmap.readUInt16BE(deltas + segment)
    const offset = cmap.readUInt16BE(offsets + segment)
    for (let code = first; code <= last && code !== 0xffff; code += 1) {
      const at = offsets + segment + offset + 2 * (code - first)
      const raw = offset === 0 ? code : cmap.readUInt16BE(at)
      const hasGlyph = offset === 0 ? ((raw + delta) & 0xffff) !== 0 : raw !== 0
      if (hasGlyph) pairs.push([code, code])
    }
  }
  return pairs
}

function readFormat12(cmap: Buffer, start: number): [number, number][] {
  const pairs: [number, number][] = []
  for (let group = 0; group < cmap.readUInt32BE(start + 12); group += 1) {
    const at = start + 16 + group * 12
    const first = cmap.readUInt32BE(at)
    const firstGlyph = cmap.readUInt32BE(at + 8)
    const last = cmap.readUInt32BE(at + 4)
    // A group that starts at glyph 0 maps its first character to "no glyph".
    if (firstGlyph !== 0) pairs.push([first, last])
    else if (last > first) pairs.push([first + 1, last])
  }
  return pairs
}

function mergePairs(pairs: [number, number][]): Coverage {
  pairs.sort((a, b) => a[0] - b[0])
  const merged: [number, number][] = []
  for (const [first, last] of pairs) {
    const previous = merged.at(-1)
    if (previous !== undefined && first <= previous[1] + 1) previous[1] = Math.max(previous[1], last)
    else merged.push([first, last])
  }
  return merged
}
