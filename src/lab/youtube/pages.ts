import { broken } from './youtube-problem.ts'

export type Page<T> = { readonly rows: readonly T[]; readonly token: string | null; readonly from: number }

/** After the row that the token names, so that what is written meanwhile neither repeats nor skips a row. */
export function pageOf<T>(
  rows: readonly T[],
  keyOf: (row: T) => string,
  params: Readonly<Record<string, string>>,
  usual: number,
): Page<T> {
  const size = params['maxResults'] === undefined ? usual : Number(params['maxResults'])
  const token = params['pageToken']
  const last = token === undefined ? null : keyIn(token)
  const from = last === null ? 0 : rows.findIndex((row) => keyOf(row) === last) + 1
  if (token !== undefined && from === 0)
    throw broken('page-token', 'The request specifies an invalid page token.', 'invalidPageToken')
  const found = rows.slice(from, from + size)
  const lowest = found.at(-1)
  const isMore = lowest !== undefined && from + size < rows.length
  return { rows: found, token: isMore ? tokenOf(keyOf(lowest)) : null, from }
}

function tokenOf(key: string): string {
  return Buffer.from(`after ${key}`).toString('base64url')
}

function keyIn(token: string): string {
  return Buffer.from(token, 'base64url')
    .toString()
    .replace(/^after /, '')
}
