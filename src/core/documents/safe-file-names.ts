/**
 * File names inside a package: plain ASCII that every system, e-archive and mail filter takes (Riksarkivet asks for the same). What the
 * file was called stands in the manifest.
 */
export function safeFilePath(path: string, taken: Set<string>): string {
  const parts = path
    .split(/[/\\]/)
    .map(safePart)
    .filter((part) => part !== '')
  const wanted = parts.length === 0 ? 'fil' : parts.join('/')
  let chosen = wanted
  for (let count = 2; taken.has(chosen.toLowerCase()); count += 1) chosen = numbered(wanted, count)
  taken.add(chosen.toLowerCase())
  return chosen
}

const LONGEST_PART = 80
/** Letters that do not fall apart into a letter and an accent. */
const SPELLED: Readonly<Record<string, string>> = {
  æ: 'ae',
  Æ: 'AE',
  ø: 'o',
  Ø: 'O',
  ß: 'ss',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  þ: 'th',
  Þ: 'TH',
  ð: 'd',
  œ: 'oe',
  Œ: 'OE',
}
/** Names that Windows keeps for devices, with any ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

function safePart(part: string): string {
  const plain = Array.from(part.normalize('NFD'), (character) => SPELLED[character] ?? character)
    .join('')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/-+(?=\.)/g, '')
    .replace(/\.+(?=\.)/g, '')
    .replace(/^[.-]+|[.-]+$/g, '')
  const { stem, ending } = splitEnding(plain)
  const short = `${stem.slice(0, LONGEST_PART - ending.length)}${ending}`
  return DEVICE.test(short) ? `_${short}` : short
}

function numbered(path: string, count: number): string {
  const { stem, ending } = splitEnding(path)
  return `${stem}-${count}${ending}`
}

function splitEnding(name: string): { stem: string; ending: string } {
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? ''
  return { stem: name.slice(0, name.length - ending.length), ending }
}
