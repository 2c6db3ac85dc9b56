import { createHash } from 'node:crypto'
import type { ConversationEntry, ConversationMedia } from '#core/documents/conversation.ts'
import type { EvidenceView } from '#modules/moderation/rendition/evidence-view.ts'

const at = (text: string): Temporal.Instant => Temporal.Instant.from(text)

export function sampleMedia(bytes: Uint8Array, change: Partial<ConversationMedia> = {}): ConversationMedia {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const original = { sha256, size: bytes.length, mediaType: 'image/jpeg' }
  return { kind: 'image', description: null, title: null, url: null, original, bytes, ...change }
}

export function sampleEntry(change: Partial<ConversationEntry> = {}): ConversationEntry {
  return {
    depth: 0,
    author: { name: 'Bosse i Vessigebro', handle: null },
    text: 'Kärrvägen då? Tredje veckan nu.',
    postedAt: at('2026-11-20T12:15:00Z'),
    receivedAt: null,
    permalink: null,
    isSubject: false,
    state: 'visible',
    versions: [],
    media: [],
    ...change,
  }
}

/** An invented threat under an invented post: a thread of three where the last one is the subject. */
export function sampleEvidence(change: Partial<EvidenceView> = {}): EvidenceView {
  return {
    organisation: { name: 'Falkenbergs kommun', accent: '#1b5583' },
    evidenceId: 'U-2026-000417',
    language: 'sv',
    account: {
      networkName: 'Facebook',
      name: 'Falkenbergs kommun',
      handle: '@falkenbergskommun',
      kind: 'official',
      url: 'https://www.example.org/falkenbergskommun',
    },
    post: {
      author: { name: 'Falkenbergs kommun', handle: null },
      text: 'Nu plogar vi! Bussgator och cykelbanor först.',
      publishedAt: at('2026-11-20T10:30:00Z'),
      permalink: 'https://www.example.org/posts/1',
      media: [],
    },
    thread: [
      sampleEntry(),
      sampleEntry({
        depth: 1,
        author: { name: 'Falkenbergs kommun', handle: null },
        text: 'Hej Bosse! I natt.',
      }),
      sampleEntry({
        author: { name: 'Leif S.', handle: 'leif.s' },
        text: 'Vänta du bara.',
        postedAt: at('2026-11-20T13:02:11Z'),
        receivedAt: at('2026-11-20T13:02:14Z'),
        permalink: 'https://www.example.org/posts/1?comment_id=3',
        isSubject: true,
      }),
    ],
    times: {
      postedAt: at('2026-11-20T13:02:11Z'),
      receivedAt: at('2026-11-20T13:02:14Z'),
      capturedAt: at('2026-11-20T13:11:30Z'),
    },
    capturedBy: { name: 'Kim Åkerlund', role: 'kommunikatör' },
    policy: { orgName: 'Falkenbergs kommun', version: '2026-03' },
    ground: { code: 'G1', label: 'Olaga hot', citation: '4 kap. 5 § brottsbalken' },
    assessment: 'Ett uttalat hot mot en tjänsteperson.',
    files: [
      {
        path: 'original/comment.json',
        sha256: 'ab'.repeat(32),
        size: 5120,
        mediaType: 'application/json',
        what: 'Kommentaren som nätverket svarade',
      },
    ],
    mediaPolicy: 'shown',
    ...change,
  }
}
