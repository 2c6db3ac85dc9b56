import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Conflict, InvalidInput } from '#core/errors.ts'
import type { HttpEnv } from '#core/http/variables.ts'
import { recordsSv } from '#modules/records/index.ts'
import type { SentForm } from '../form-kit.tsx'
import { sendForm, text } from '../send-form.ts'
import { sameNumberWords } from './build-registry-view.ts'

const inUse = new Conflict('diary-number-in-use', { number: 'SBN 2026/512', times: 1 })
const badlyWritten = new InvalidInput([
  { field: 'number', code: 'diary-number-form', params: { example: 'SBN 2026/123' } },
])

/** The form as it comes back when the action refuses with `error`. */
async function sentBack(error: Error, form = 'nummer'): Promise<SentForm> {
  const back: SentForm[] = []
  const app = new Hono<HttpEnv>()
  app.use(async (c, next) => {
    c.set('lang', 'sv')
    await next()
  })
  app.post('/', (c) =>
    sendForm(c, {
      form,
      schema: z.object({ number: text }),
      blames: 'number',
      texts: {
        rule: ({ code }) => (code === 'diary-number-in-use' ? { message: 'Numret används redan.' } : null),
        field: ({ params }) => recordsSv.fields['diary-number-form'](params ?? {}),
      },
      act: () => Promise.reject(error),
      again: (sent) => {
        back.push(sent)
        return Promise.resolve(c.text('again', 422))
      },
    }),
  )
  const body = new URLSearchParams({ number: 'SBN 2026/512' })
  expect((await app.request('/', { method: 'POST', body })).status).toBe(422)
  return back[0]!
}

describe('the question whether it is the same case (scenario 19)', () => {
  it('is asked of a number that is taken', async () => {
    expect(sameNumberWords(await sentBack(inUse))).toBe('Numret används redan.')
  })

  it('is not asked of a badly written one, which is told beside its field', async () => {
    const sent = await sentBack(badlyWritten)
    expect(sent.problems['number']).toContain('SBN 2026/123')
    expect(sameNumberWords(sent)).toBeNull()
  })

  it('belongs to the form for a number, and to no page that was just opened', async () => {
    expect(sameNumberWords(await sentBack(inUse, 'koppla'))).toBeNull()
    expect(sameNumberWords(null)).toBeNull()
  })
})
