import { expect, vi } from 'vitest'
import type { ApiClient } from './api-client.ts'

/** A message as the API gives it, as far as the walks look at it. */
export type ApiMessage = {
  readonly id: string
  readonly text: string | null
  readonly state: string
  readonly outcome: string | null
  readonly version: number
  readonly dueAt: string
  readonly modality: string
  readonly ruleId: string
  readonly owner: { readonly id: string; readonly name: string } | null
}

const ZONE = 'Europe/Stockholm'

/** What a clock on the wall in Sweden shows, to the minute. */
export function onTheWall(instant: string): string {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO(ZONE)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
}

/** The message with those words, as soon as it has come in. */
export async function messageWith(api: ApiClient, text: string): Promise<ApiMessage> {
  return vi.waitFor(
    async () => {
      const { body } = await api.get('/messages?limit=100')
      const { items } = body as { readonly items: readonly ApiMessage[] }
      const found = items.find((one) => one.text === text)
      expect(found, `nobody wrote ${text}`).toBeDefined()
      return found!
    },
    { timeout: 20_000, interval: 100 },
  )
}

export type TriageByApi = {
  readonly classKey: string
  readonly isAcute?: boolean
  readonly isHappeningNow?: boolean
}

/** Assesses what has come in and returns it as it is then. */
export async function triageByApi(api: ApiClient, text: string, wish: TriageByApi): Promise<ApiMessage> {
  const { id, version } = await messageWith(api, text)
  const answered = await api.post(`/messages/${id}/triage`, {
    isAcute: false,
    isHappeningNow: false,
    ...wish,
    version,
  })
  expect(answered.status, JSON.stringify(answered.body)).toBe(200)
  return answered.body as ApiMessage
}
