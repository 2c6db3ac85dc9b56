/** What a film says of itself (ISO base media file format, ISO/IEC 14496-12): duration, size and how it is packed. Passed on as it is; only looked at. */
export type VideoFacts = {
  readonly mediaType: 'video/mp4' | 'video/quicktime'
  readonly seconds: number
  readonly width: number
  readonly height: number
}

/** The bytes from `start` up to, not including, `end`. */
export type ReadRange = (start: number, end: number) => Promise<Uint8Array>

/** A film whose index is larger than this is no film of ours. */
const LARGEST_INDEX = 64 * 1024 * 1024
const MOST_BOXES = 10_000
const CONTAINERS = new Set(['moov', 'trak'])

type Box = { readonly type: string; readonly from: number; readonly to: number }

/** null: not a film that can be read (cut short, another format, no picture in it). */
export async function probeVideo(read: ReadRange, byteLength: number): Promise<VideoFacts | null> {
  const top = await topBoxes(read, byteLength)
  const brand = top.find(({ type }) => type === 'ftyp')
  const index = top.find(({ type }) => type === 'moov')
  if (brand === undefined || index === undefined || index.to - index.from > LARGEST_INDEX) return null
  const major = new TextDecoder('latin1').decode(await read(brand.from, Math.min(brand.to, brand.from + 4)))
  const bytes = await read(index.from, index.to)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const inside = innerBoxes(view, 0, view.byteLength)
    const seconds = durationOf(view, inside)
    const size = sizeOf(view, inside)
    if (seconds === null || size === null) return null
    return { mediaType: major === 'qt  ' ? 'video/quicktime' : 'video/mp4', seconds, ...size }
  } catch (error) {
    // A box that claims to be longer than the file.
    if (error instanceof RangeError) return null
    throw error
  }
}

async function topBoxes(read: ReadRange, byteLength: number): Promise<readonly Box[]> {
  const boxes: Box[] = []
  for (let at = 0; at + 8 <= byteLength && boxes.length < MOST_BOXES;) {
    const head = await read(at, Math.min(at + 16, byteLength))
    const box = boxAt(new DataView(head.buffer, head.byteOffset, head.byteLength), 0, byteLength - at)
    if (box === null) return boxes
    boxes.push({ type: box.type, from: at + box.from, to: at + box.to })
    at += box.to
  }
  return boxes
}

function innerBoxes(view: DataView, from: number, to: number): readonly Box[] {
  const boxes: Box[] = []
  for (let at = from; at + 8 <= to && boxes.length < MOST_BOXES;) {
    const box = boxAt(view, at, to - at)
    if (box === null) return boxes
    const whole = { type: box.type, from: at + box.from, to: at + box.to }
    boxes.push(whole)
    if (CONTAINERS.has(whole.type)) boxes.push(...innerBoxes(view, whole.from, whole.to))
    at += box.to
  }
  return boxes
}

/** Content from and to, counted from the box's own first byte; null for what is no box that fits in `room`. */
function boxAt(view: DataView, at: number, room: number): Box | null {
  const type = String.fromCharCode(...[4, 5, 6, 7].map((offset) => view.getUint8(at + offset)))
  const short = view.getUint32(at)
  if (short === 1 && view.byteLength < at + 16) return null
  const size = short === 0 ? room : short === 1 ? Number(view.getBigUint64(at + 8)) : short
  const from = short === 1 ? 16 : 8
  return size < from || size > room ? null : { type, from, to: size }
}

function durationOf(view: DataView, boxes: readonly Box[]): number | null {
  const header = boxes.find(({ type }) => type === 'mvhd')
  if (header === undefined) return null
  const isLong = view.getUint8(header.from) === 1
  const scale = view.getUint32(header.from + (isLong ? 20 : 12))
  const length = isLong ? Number(view.getBigUint64(header.from + 24)) : view.getUint32(header.from + 16)
  return scale === 0 ? null : length / scale
}

/** Of the largest track that has a picture, as it is shown: a telephone writes "lying, turn it". */
function sizeOf(
  view: DataView,
  boxes: readonly Box[],
): { readonly width: number; readonly height: number } | null {
  const sizes = boxes
    .filter(({ type }) => type === 'tkhd')
    .map(({ from }) => {
      const base = from + (view.getUint8(from) === 1 ? 88 : 76)
      const [width, height] = [view.getUint32(base) / 65_536, view.getUint32(base + 4) / 65_536]
      const isTurned = view.getInt32(base - 36) === 0 && view.getInt32(base - 32) !== 0
      return isTurned ? { width: height, height: width } : { width, height }
    })
    .filter(({ width, height }) => width > 0 && height > 0)
  const [largest] = sizes.toSorted((a, b) => b.width * b.height - a.width * a.height)
  return largest === undefined
    ? null
    : { width: Math.round(largest.width), height: Math.round(largest.height) }
}
