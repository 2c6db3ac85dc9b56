import { createHash } from 'node:crypto'
import { BLOCK, POST, THREAD_GATE, type LabCore } from './lab-core.ts'
import { recordsIn } from './records.ts'

const RAW_CODEC = 0x55

/** A CAR file (version 1) with a block for each record, as JSON: enough to be kept and looked into, without the tree that the network signs. */
export function repositoryFile(core: LabCore, did: string): Uint8Array {
  const blocks = [POST, THREAD_GATE, BLOCK]
    .flatMap((collection) => recordsIn(core, did, collection))
    .map((kept) => blockOf(Buffer.from(JSON.stringify(kept))))
  const root = blocks[0]?.id ?? blockOf(Buffer.from('{}')).id
  return Buffer.concat([...framed(headerOf(root)), ...blocks.flatMap(({ id, bytes }) => framed(id, bytes))])
}

function blockOf(bytes: Uint8Array): { readonly id: Uint8Array; readonly bytes: Uint8Array } {
  const hash = createHash('sha256').update(bytes).digest()
  return { id: Uint8Array.of(1, RAW_CODEC, 0x12, 32, ...hash), bytes }
}

/** DAG-CBOR of `{roots: [root], version: 1}`. */
function headerOf(root: Uint8Array): Uint8Array {
  const text = (word: string) => [0x60 + word.length, ...Buffer.from(word)]
  // Tag 42, then the id as bytes after a zero.
  const link = [0xd8, 0x2a, 0x58, root.length + 1, 0, ...root]
  return Uint8Array.of(0xa2, ...text('roots'), 0x81, ...link, ...text('version'), 1)
}

function framed(...parts: readonly Uint8Array[]): readonly Uint8Array[] {
  return [varint(parts.reduce((sum, part) => sum + part.length, 0)), ...parts]
}

function varint(value: number): Uint8Array {
  const bytes: number[] = []
  let rest = value
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80)
    rest >>= 7
  }
  return Uint8Array.from([...bytes, rest])
}
