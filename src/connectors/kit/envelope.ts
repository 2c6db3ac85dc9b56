import { asRecord, parseJson, textAt, type Json } from './json.ts'

/**
 * A network's answer to a question of ours, as it is kept until it is read: the answer's own text, unchanged, with what is needed to know
 * whose it is. `kind` is the connector's own word for the question ("comments", "notifications").
 */
export type Envelope = {
  readonly kind: string
  readonly accountExternalId: string
  /** What the answer itself does not say: which post the comments stand under. */
  readonly about?: Readonly<Record<string, string>>
  readonly askedAt: Temporal.Instant
  readonly answer: Uint8Array
}

export type Opened = {
  readonly kind: string
  readonly accountExternalId: string
  readonly about: Readonly<Record<string, string>>
  readonly askedAt: Temporal.Instant
  /** The answer, parsed; throws `SyntaxError` when it is not JSON. */
  readonly answer: unknown
}

const MARK = 'torget-answer-1'

export function sealAnswer({ kind, accountExternalId, about = {}, askedAt, answer }: Envelope): Uint8Array {
  const text = new TextDecoder().decode(answer)
  const parts = { envelope: MARK, kind, accountExternalId, about, askedAt: askedAt.toString(), answer: text }
  return new TextEncoder().encode(JSON.stringify(parts))
}

/** null: this is no envelope but something the network sent by itself. Throws `SyntaxError` for what is no JSON, outside or inside. */
export function openAnswer(rawBody: Uint8Array): Opened | null {
  const body = asRecord(JSON.parse(new TextDecoder().decode(rawBody)))
  if (textAt(body, 'envelope') !== MARK) return null
  const kind = textAt(body, 'kind')
  const accountExternalId = textAt(body, 'accountExternalId')
  const askedAt = textAt(body, 'askedAt')
  const answer = textAt(body, 'answer')
  if (kind === null || accountExternalId === null || askedAt === null || answer === null)
    throw new SyntaxError('an envelope without kind, account, time or answer')
  const about = Object.entries(asRecord(body?.['about']) ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return {
    kind,
    accountExternalId,
    askedAt: Temporal.Instant.from(askedAt),
    about: Object.fromEntries(about),
    answer: parseJson(new TextEncoder().encode(answer)),
  }
}

/** An envelope or a bare body with everything in it changed by `change`, which is given parsed JSON and whatever is known beside it. Throws `SyntaxError`. */
export function changeBody(
  rawBody: Uint8Array,
  change: {
    readonly answer: (value: unknown) => unknown
    readonly about?: (about: Json) => Json
  },
): Uint8Array {
  const text = new TextEncoder()
  const body = parseJson(rawBody)
  const sealed = asRecord(body)
  const answer = textAt(sealed, 'answer')
  if (sealed === null || answer === null || textAt(sealed, 'envelope') !== MARK)
    return text.encode(JSON.stringify(change.answer(body)))
  const about = asRecord(sealed['about']) ?? {}
  const changed = {
    about: change.about?.(about) ?? about,
    answer: JSON.stringify(change.answer(parseJson(text.encode(answer)))),
  }
  return text.encode(JSON.stringify({ ...sealed, ...changed }))
}
