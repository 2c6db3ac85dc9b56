import { describe, expect, it } from 'vitest'
import type { NetworkEvent } from '../../connector.ts'
import { eventOfMessaging } from './messaging-event.ts'

/** Shapes that Messenger is known to send beside those of the collected bodies; the people are invented. */
const PAGE = '104000000000001'
const SENT = 1_795_161_600
const origin = { network: 'facebook', object: 'page', accountExternalId: PAGE, sentAt: null }
const messaging = (item: object): NetworkEvent =>
  eventOfMessaging(origin, {
    sender: { id: '71' },
    recipient: { id: PAGE },
    timestamp: SENT * 1_000,
    ...item,
  })

describe('an element of messaging', () => {
  const attached = (...attachments: object[]) => messaging({ message: { mid: 'm_1', attachments } }).effect

  it.each<[string, object, object]>([
    [
      'a button pressed',
      { message: { mid: 'm', text: 'Öppettider', quick_reply: { payload: 'HOURS' } } },
      { message: { text: 'Öppettider' } },
    ],
    [
      'a menu item pressed',
      { postback: { mid: 'm', title: 'Kontakta oss', payload: 'C' } },
      { message: { text: 'Kontakta oss' } },
    ],
    [
      'an answer to a message',
      { message: { mid: 'm', text: 'Ja', reply_to: { mid: 'm_0' } } },
      { message: { text: 'Ja' } },
    ],
    [
      'words beside a receipt',
      { message: { mid: 'm', text: 'Hej' }, read: { watermark: 1 } },
      { message: { text: 'Hej' } },
    ],
    [
      'words beside an empty receipt',
      { message: { mid: 'm', text: 'Hej' }, read: null },
      { kind: 'direct-message' },
    ],
    [
      'who came by an advertisement',
      { message: { mid: 'm', text: 'Hej', referral: { source: 'ADS' } } },
      { message: { text: 'Hej' } },
    ],
    [
      'what Messenger does not pass on',
      { message: { mid: 'm', is_unsupported: true } },
      { message: { text: '', media: [] } },
    ],
    [
      'a referral',
      { referral: { ref: 'x', source: 'SHORTLINK', type: 'OPEN_THREAD' } },
      { kind: 'irrelevant', what: 'referral' },
    ],
    [
      'a thumb',
      { reaction: { mid: 'm', action: 'react', emoji: '👍' } },
      { kind: 'irrelevant', what: 'reaction' },
    ],
    [
      'a hand-over',
      { pass_thread_control: { new_owner_app_id: '2' }, hop_context: [] },
      { kind: 'irrelevant' },
    ],
    [
      'a page that breaks the rules',
      { policy_enforcement: { action: 'warning' } },
      { kind: 'unknown', why: 'messaging policy_enforcement' },
    ],
    [
      'a menu item told to a bystander',
      { postback: { title: 'Mer' } },
      { kind: 'unknown', why: 'message without mid' },
    ],
    [
      'taken back',
      { message: { mid: 'm', is_deleted: true } },
      { kind: 'direct-message-removed', messageExternalId: 'm' },
    ],
    [
      'taken back, in Meta’s other spelling',
      { message: { mid: 'm', is_deleted: 'true' } },
      { kind: 'direct-message-removed' },
    ],
    [
      'changed',
      { message_edit: { mid: 'm', text: 'Ny', num_edit: 1 } },
      { kind: 'direct-message-edited', message: { text: 'Ny', sentAt: null } },
    ],
    ['announced as changed no times', { message_edit: { mid: 'm', num_edit: 0 } }, { kind: 'irrelevant' }],
    [
      'changed, to what is not told',
      { message_edit: { mid: 'm', num_edit: 1 } },
      { kind: 'unknown', why: 'message_edit without text' },
    ],
  ])('%s', (_what, item, effect) => {
    expect(messaging(item).effect).toMatchObject(effect)
  })

  it.each<[string, readonly object[], object]>([
    [
      'a voice',
      [{ type: 'audio', payload: { url: 'https://cdn.example/a.mp4' } }],
      { media: [{ kind: 'file' }] },
    ],
    [
      'a reel',
      [{ type: 'reel', payload: { url: 'https://cdn.example/r', title: 'Snö', reel_video_id: 5 } }],
      { media: [{ kind: 'video', title: 'Snö' }] },
    ],
    [
      'a sticker, named twice while its type changes',
      [
        { type: 'image', payload: { url: 'https://cdn.example/s.png', sticker_id: 369 } },
        { type: 'sticker', payload: { url: 'https://cdn.example/s.png', sticker_id: 369 } },
      ],
      { media: [{ kind: 'image', url: 'https://cdn.example/s.png' }] },
    ],
    [
      'a link, its payload null',
      [{ type: 'fallback', title: 'Ekköping', url: 'https://l.example/?u=1', payload: null }],
      { media: [{ kind: 'link', title: 'Ekköping' }] },
    ],
    [
      'a share that is not passed on',
      [{ type: 'fallback', title: 'Innehållet är inte tillgängligt', url: null, payload: null }],
      { text: 'Innehållet är inte tillgängligt', media: [] },
    ],
    [
      'a place',
      [{ type: 'location', payload: { coordinates: { lat: 59.33, long: 18.07 } } }],
      {
        media: [
          {
            kind: 'link',
            title: '59.33, 18.07',
            url: 'https://www.openstreetmap.org/?mlat=59.33&mlon=18.07',
          },
        ],
      },
    ],
    [
      'a card',
      [
        {
          type: 'template',
          payload: {
            template_type: 'generic',
            elements: [{ title: 'Simhallen', subtitle: 'Öppet till 21' }],
          },
        },
      ],
      { text: 'Simhallen\nÖppet till 21' },
    ],
    [
      'a question with buttons',
      [{ type: 'template', payload: { template_type: 'button', text: 'Vad gäller det?' } }],
      { text: 'Vad gäller det?' },
    ],
    [
      'a kind that is new',
      [{ type: 'hologram', payload: { url: 'https://cdn.example/h' } }],
      { media: [{ kind: 'file' }] },
    ],
    [
      'nothing that can be shown',
      [{ type: 'image', payload: { url: 'javascript:alert(1)' } }, null as unknown as object],
      { text: '', media: [] },
    ],
  ])('%s', (_what, attachments, message) => {
    expect(attached(...attachments)).toMatchObject({ kind: 'direct-message', message })
  })

  it('an echo of another app’s, and one told with its people the other way around, belong to the same conversation', () => {
    const echo = { message: { mid: 'm', text: 'Hej', is_echo: true, app_id: 7 } }
    const whole = { isFromAccount: true, otherPartyExternalId: '71', author: { externalId: PAGE } }
    expect(messaging(echo).effect).toMatchObject({ message: whole })
    expect(messaging({ ...echo, sender: { id: PAGE }, recipient: { id: '71' } }).effect).toMatchObject({
      message: whole,
    })
  })

  it('an edit and what it edits are two events, two edits to the same words are two, one told twice is one', () => {
    const key = (item: object) => messaging(item).dedupeKey
    const edit = (text: string, num_edit: number | string) => ({ message_edit: { mid: 'm', text, num_edit } })
    const keys = [
      key({ message: { mid: 'm', text: 'A' } }),
      key(edit('B', 1)),
      key(edit('A', 2)),
      key(edit('B', 3)),
    ]
    expect(new Set(keys).size).toBe(4)
    expect(key(edit('B', '1'))).toBe(keys[1])
    expect(key({ message: { mid: 'm', is_deleted: true } })).not.toBe(keys[0])
  })
})
