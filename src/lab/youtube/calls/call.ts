import type { YoutubeLabCore } from '../lab-core.ts'
import type { Params } from '../check-request.ts'

/** A request that has passed the contract, with whose channel it acts for. */
export type LabCall = {
  readonly core: YoutubeLabCore
  readonly accountId: string
  readonly params: Params
  readonly parts: readonly string[]
  /** Checked against its schema; {} where there is none. */
  readonly body: Readonly<Record<string, unknown>>
}

/** null: done, and nothing to say (204). */
export type LabAnswer = Readonly<Record<string, unknown>> | null

export function listAnswer(
  kind: string,
  items: readonly unknown[],
  { token = null, total = items.length }: { readonly token?: string | null; readonly total?: number } = {},
): LabAnswer {
  return {
    kind: `youtube#${kind}ListResponse`,
    etag: `list-${kind}`,
    ...(token === null ? {} : { nextPageToken: token }),
    pageInfo: { totalResults: total, resultsPerPage: items.length },
    items,
  }
}

export function idsIn(text: string | undefined): readonly string[] {
  return (text ?? '').split(',').filter((id) => id !== '')
}
