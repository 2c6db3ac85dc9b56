/** LinkedIn's text format as its servers read it: at the first reserved character that means nothing the text ends. */
type ReadText = {
  /** As people see it. */
  readonly text: string
  /** A reserved character stood where it must not: what came after is lost. */
  readonly isCut: boolean
}

const PIECE =
  /\\(?<character>[\\|{}@[\]()<>#*_~])|\{hashtag\|\\#\|(?<tag>(?:\\.|[^\\{}|])+)\}|@\[(?<name>(?:\\.|[^\\\]])+)\]\(urn:li:\w+:[\w-]+\)|(?<plain>[^\\|{}@[\]()<>#*_~]+)/suy

export function readLittleText(little: string): ReadText {
  const piece = new RegExp(PIECE)
  let text = ''
  while (piece.lastIndex < little.length) {
    const found = piece.exec(little)
    if (found === null) return { text, isCut: true }
    const { character, tag, name, plain } = found.groups ?? {}
    text += character ?? plain ?? (tag === undefined ? unescaped(name ?? '') : `#${unescaped(tag)}`)
  }
  return { text, isCut: false }
}

/** The other way, for what was written on the network itself. */
export function writeLittleText(text: string): string {
  return text.replace(/[\\|{}@[\]()<>#*_~]/g, (character) => `\\${character}`)
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/gs, '$1')
}
