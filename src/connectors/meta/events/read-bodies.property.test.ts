import fc from 'fast-check'
import { expect, it } from 'vitest'
import { instagramEventsOfEntry } from '../../instagram/reader/read-entry.ts'
import { createMetaWebhook } from '../meta-webhook.ts'

const webhook = createMetaWebhook({
  appSecret: 's',
  verifyToken: 'v',
  readInstagramEntry: instagramEventsOfEntry,
})

/** Meta's own words in any arrangement, so that what is generated gets deep into the readers. */
const KEYS = [
  ...['id', 'text', 'message', 'mid', 'from', 'username', 'name', 'media', 'timestamp', 'created_time'],
  ...[
    'sender',
    'recipient',
    'attachments',
    'payload',
    'url',
    'type',
    'title',
    'elements',
    'coordinates',
    'lat',
  ],
  ...[
    'long',
    'postback',
    'message_edit',
    'num_edit',
    'is_deleted',
    'is_echo',
    'reply_to',
    'story',
    'item',
    'verb',
  ],
  ...['post_id', 'comment_id', 'parent_id', 'media_id', 'open_graph_story_id', '__proto__', 'constructor'],
]
const WORDS = [
  'comment',
  'rating',
  'add',
  'edited',
  'remove',
  'https://a.example/x',
  'javascript:0',
  '',
  '12',
  '\ud800',
]
const VALUES = [null, true, 'true', 0, -1, 1e300, 1_795_161_600, '2026-11-20T08:00:00+0000', ...WORDS]
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, depthIdentifier: 'value' },
    fc.constantFrom<unknown>(...VALUES),
    fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 8, depthIdentifier: 'value' }),
    fc.array(tie('value'), { maxLength: 3, depthIdentifier: 'value' }),
  ),
}))
const FIELDS = ['feed', 'ratings', 'messages', 'comments', 'mentions', 'standby', 'tomorrow']
const change = fc.record({ field: fc.constantFrom(...FIELDS), value })
const good = { mid: 'm_good', text: 'Hej' }

it('one odd item never costs another, whatever it holds, and each keeps its key and a time that can be stored', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('page', 'instagram'),
      fc.array(change),
      fc.array(value),
      (object, changes, items) => {
        const entry = { id: '1', time: 1_795_161_600, changes, messaging: [...items, { message: good }] }
        const body = new TextEncoder().encode(JSON.stringify({ object, entry: [entry] }))
        const events = webhook.readEvents(body)
        expect(events.at(-1)?.effect).toMatchObject({ kind: 'direct-message', message: { text: 'Hej' } })
        expect(webhook.readEvents(body)).toEqual(events)
        expect(JSON.stringify(events)).not.toMatch(/(?<!\\)(\\\\)*\\u(0000|d[89a-f])/i)
        for (const { occurredAt } of events) {
          const year = occurredAt?.toZonedDateTimeISO('UTC').year ?? 2026
          expect(year >= 1000 && year < 9999).toBe(true)
        }
      },
    ),
    { numRuns: 150 },
  )
})
