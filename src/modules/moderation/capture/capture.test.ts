import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Unavailable, type Connector } from '#connectors/connector.ts'
import { readChain } from '#core/ledger/ledger.ts'
import { verifyChain } from '#core/ledger/verify.ts'
import { openDecisionKit, type DecisionKit } from '#test/decision-kit.ts'
import { FAKE_NETWORK, type FakeConnector } from '#test/fake-network.ts'
import { readPdf } from '#test/pdf-reading.ts'
import {
  captureEvidence,
  downloadEvidenceFile,
  readEvidence,
  sweepModeration,
  type Evidence,
  type ModerationDeps,
} from '../index.ts'
import { sealEvidence } from './seal-evidence.ts'

const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#663399' } })
  .png()
  .toBuffer()
const PICTURE = {
  kind: 'image' as const,
  url: 'https://cdn.torgnet.example/a.png?sig=1',
  altText: 'En bassäng',
}

let kit: DecisionKit
beforeAll(async () => {
  kit = await openDecisionKit()
  kit.network.media.set(PICTURE.url, { bytes: picture, mediaType: 'image/png' })
})
afterAll(() => kit.close())

const capture = (messageId: string) => captureEvidence(kit.moderation, kit.people.holder, { messageId })
const latest = async (messageId: string): Promise<Evidence> => {
  const { evidence } = await readEvidence(kit.moderation, kit.people.holder, messageId)
  return evidence[0]!
}
const sealedEntries = async (messageId: string) =>
  (await kit.journal(messageId)).filter((entry) => entry.kind === 'evidence.sealed')
const text = async (evidence: Evidence, path: string) => {
  const file = evidence.files.find((one) => one.path === path)!
  return Buffer.from(await kit.moderation.files.get(file.sha256)).toString('utf8')
}

/** Every file is there, whole, and listed in the manifest whose hash the ledger has. */
async function expectWhole(messageId: string): Promise<Evidence> {
  const evidence = await latest(messageId)
  expect(evidence.state).toBe('sealed')
  const entries = await sealedEntries(messageId)
  expect(entries).toHaveLength(1)
  expect(entries[0]!.facts['manifestSha256']).toBe(evidence.manifestSha256)
  const manifest = JSON.parse(await text(evidence, 'manifest.json')) as {
    files: { path: string; sha256: string }[]
  }
  const others = evidence.files.filter((file) => file.what !== 'manifest')
  expect(manifest.files.map((file) => file.path).sort()).toEqual(others.map((file) => file.path).sort())
  for (const file of manifest.files) {
    const bytes = await kit.moderation.files.get(file.sha256)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(file.sha256)
  }
  const verdict = await kit.org((tx) => verifyChain(readChain(tx, kit.orgId)))
  expect(verdict.isIntact).toBe(true)
  return evidence
}

describe('evidence (F-129, F-132)', () => {
  it('holds the words, the thread, the pictures, the network’s own answers and events, and two renditions', async () => {
    await kit.write('before', 'Vattnet är för kallt!')
    const messageId = await kit.write('c1', 'Er badmästare är en idiot.', {
      media: [PICTURE],
      parentExternalId: 'before',
    })
    await capture(messageId)
    expect((await latest(messageId)).state).toBe('capturing')
    await kit.runCaptures()
    const evidence = await expectWhole(messageId)
    expect(evidence).toMatchObject({ scope: 'full', capturedByName: 'Hanna Hållare', notes: [] })
    expect(evidence.files.map((file) => file.path).sort()).toEqual([
      'data/handling.json',
      'manifest.json',
      'media/01-bild.png',
      expect.stringMatching(/^network\/deliveries\/.+\.json$/),
      'network/events.json',
      'network/post.json',
      'network/thread.json',
      'rendition.html',
      'rendition.pdf',
    ])
    const html = await text(evidence, 'rendition.html')
    for (const words of [
      'Er badmästare är en idiot.',
      'Vattnet är för kallt!',
      'Nu öppnar badet på Söder.',
      'Åsa Öberg',
    ])
      expect(html).toContain(words)
    expect(html).toContain('data:image/')
    const pdf = readPdf(
      await kit.moderation.files.get(evidence.files.find((file) => file.path === 'rendition.pdf')!.sha256),
    )
    expect(pdf.xmp).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
    expect(pdf.text.replaceAll('\n', ' ')).toContain('Er badmästare är en idiot.')
    const events = JSON.parse(await text(evidence, 'network/events.json')) as {
      events: { kind: string; raw: unknown }[]
      deliveries: { signature: string }[]
    }
    expect(events.events.map((event) => event.kind)).toContain('comment-added')
    expect(events.deliveries[0]).toMatchObject({ signature: 'signed' })
    const body = evidence.files.find((file) => file.what === 'delivery')!
    expect(Buffer.from(await kit.moderation.files.get(body.sha256)).toString('utf8')).toContain('badmästare')
    const entry = (await kit.journal(messageId)).find((one) => one.kind === 'evidence.sealed')
    // what a citizen wrote never stands in the ledger
    expect(JSON.stringify(entry)).not.toContain('badmästare')
  })

  it('a capture asked for twice is one; a sealed one that still holds is given again', async () => {
    const messageId = await kit.write('twice', 'Hör av er då!')
    const first = await capture(messageId)
    expect(await capture(messageId)).toEqual(first)
    await kit.runCaptures()
    expect(await capture(messageId)).toEqual({ evidenceId: first.evidenceId, state: 'sealed' })
    await expectWhole(messageId)
  })

  it('a silent network stops nothing: what we have is sealed, and what is missing is noted', async () => {
    const messageId = await kit.write('silent', 'Ni ljuger.', {
      media: [{ kind: 'image', url: 'https://cdn.torgnet.example/lost.png' }],
    })
    kit.network.fail('fetchPost', new Unavailable('no route'))
    kit.network.fail('fetchThread', new Unavailable('no route'))
    kit.network.fail('fetchComment', new Unavailable('no route'))
    await capture(messageId)
    await kit.runCaptures()
    const evidence = await expectWhole(messageId)
    expect(evidence.notes).toEqual([
      'network-post: unavailable',
      'network-thread: unavailable',
      'network-comment: unavailable',
      'media: gone',
    ])
    expect(await text(evidence, 'rendition.html')).toContain('Ni ljuger.')
  })

  it('words that the network had changed without telling us are in the evidence and become a version', async () => {
    const messageId = await kit.write('silent-edit', 'Först skrev jag så.')
    kit.network.addComment('silent-edit', { text: 'Sedan skrev jag något hotfullt.' })
    await capture(messageId)
    await kit.runCaptures()
    const evidence = await expectWhole(messageId)
    const html = await text(evidence, 'rendition.html')
    expect(html).toContain('Sedan skrev jag något hotfullt.')
    expect(html).toContain('Först skrev jag så.')
    expect(await kit.message('silent-edit')).toMatchObject({ text: 'Sedan skrev jag något hotfullt.' })
  })

  it.each([
    ['emoji and right-to-left', '👨‍👩‍👧 שלום مرحبا 你好 \u202e bakvänt'],
    ['control characters', 'a\u0007b\u001bc\u0085d'],
    ['markup and formulas', '<script>alert(1)</script> =HYPERLINK("http://x") #set page()'],
    ['sixty thousand characters', 'Ödla, älg & ål. '.repeat(3750)],
  ])('any text renders: %s', async (name, words) => {
    const messageId = await kit.write(`text-${name}`, words)
    await capture(messageId)
    await kit.runCaptures()
    const evidence = await expectWhole(messageId)
    expect(evidence.files.map((file) => file.path)).toContain('rendition.pdf')
    expect(await text(evidence, 'rendition.html')).not.toContain('<script>alert')
  })

  it('is read by those who may, and who read it is kept', async () => {
    const messageId = await kit.write('read', 'Vem bestämmer egentligen?')
    await capture(messageId)
    await kit.runCaptures()
    const { files } = await latest(messageId)
    const input = { messageId, sha256: files[0]!.sha256 }
    await expect(downloadEvidenceFile(kit.moderation, kit.people.employee, input)).rejects.toThrow(
      /not permitted/,
    )
    await expect(downloadEvidenceFile(kit.moderation, kit.people.contact, input)).rejects.toThrow(
      /not permitted/,
    )
    await expect(
      downloadEvidenceFile(kit.moderation, kit.people.registrar, { ...input, sha256: '0'.repeat(64) }),
    ).rejects.toThrow(/not found/)
    const { stream, path } = await downloadEvidenceFile(kit.moderation, kit.people.registrar, input)
    stream.destroy()
    const read = (await kit.journal(messageId)).filter((entry) => entry.kind === 'evidence.file-read')
    expect(read).toEqual([expect.objectContaining({ facts: { sha256: input.sha256, path } })])
  })
})

class Killed extends Error {}

/** Every step to the outside is counted, and after the `killAt`th the process is gone: nothing later in this attempt happens. */
function dyingDeps(killAt: number): { readonly deps: ModerationDeps; readonly steps: () => number } {
  let steps = 0
  const step = async <T>(work: () => Promise<T>): Promise<T> => {
    if (steps >= killAt) throw new Killed()
    const result = await work()
    steps += 1
    if (steps >= killAt) throw new Killed()
    return result
  }
  const { db, files, connectors } = kit.moderation
  const connector = connectors.get(FAKE_NETWORK) as FakeConnector
  const dying: Connector = {
    ...connector,
    fetchPost: (...all) => step(() => connector.fetchPost(...all)),
    fetchThread: (...all) => step(() => connector.fetchThread(...all)),
    fetchComment: (...all) => step(() => connector.fetchComment(...all)),
    fetchMedia: (...all) => step(() => connector.fetchMedia(...all)),
  }
  const deps: ModerationDeps = {
    ...kit.moderation,
    connectors: new Map([[FAKE_NETWORK, dying]]),
    db: {
      ...db,
      forOrg: (orgId, work) => step(() => db.forOrg(orgId, work)),
      system: (work) => step(() => db.system(work)),
    },
    files: {
      ...files,
      put: (bytes) => step(() => files.put(bytes)),
      get: (sha256) => step(() => files.get(sha256)),
    },
  }
  return { deps, steps: () => steps }
}

describe('killed half way', () => {
  it('after any step, the next worker seals it whole and once', async () => {
    let killAt = 1
    let wasKilled = true
    for (; wasKilled; killAt += 1) {
      const messageId = await kit.write(`kill-${killAt}`, `Bilden är stulen, nummer ${killAt}.`, {
        media: [PICTURE],
      })
      const { evidenceId } = await capture(messageId)
      const { deps } = dyingDeps(killAt)
      wasKilled = await sealEvidence(deps, kit.orgId, evidenceId).then(
        () => false,
        (error: unknown) => {
          if (!(error instanceof Killed)) throw error
          return true
        },
      )
      // the author uses the pause to take it away
      kit.network.comments.delete(`kill-${killAt}`)
      await sealEvidence(kit.moderation, kit.orgId, evidenceId)
      const evidence = await expectWhole(messageId)
      expect(evidence.files.map((file) => file.path)).toEqual(
        expect.arrayContaining(['rendition.pdf', 'media/01-bild.png']),
      )
    }
    // every answer of the network, every file and every transaction is such a step
    expect(killAt).toBeGreaterThan(15)
  }, 120_000)

  it('two workers at once seal it once', async () => {
    const messageId = await kit.write('race', 'Samma sak två gånger.')
    const { evidenceId } = await capture(messageId)
    await Promise.all([1, 2, 3].map(() => sealEvidence(kit.moderation, kit.orgId, evidenceId)))
    await expectWhole(messageId)
  })

  it('is taken up by the sweep when its job is lost', async () => {
    const messageId = await kit.write('lost', 'Jobbet försvann.')
    const { evidenceId } = await capture(messageId)
    await kit.test.db.pool.query("delete from torget_jobs.job where name = 'moderation.capture'")
    await sweepModeration(kit.moderation)
    expect(await kit.jobs('moderation.capture')).toBe(0)
    kit.clock.advance({ minutes: 12 })
    await sweepModeration(kit.moderation)
    expect(await kit.jobs('moderation.capture')).toBe(1)
    await sealEvidence(kit.moderation, kit.orgId, evidenceId)
    await expectWhole(messageId)
  })

  it('says why it has not been sealed, and tries again', async () => {
    const messageId = await kit.write('full-disk', 'Disken är full.')
    const { evidenceId } = await capture(messageId)
    class DiskFull extends Error {
      override readonly name = 'DiskFull'
    }
    const full = {
      ...kit.moderation,
      files: { ...kit.moderation.files, put: () => Promise.reject(new DiskFull()) },
    }
    await expect(sealEvidence(full, kit.orgId, evidenceId)).rejects.toThrow(DiskFull)
    expect(await latest(messageId)).toMatchObject({ state: 'capturing', problem: 'DiskFull' })
    await sealEvidence(kit.moderation, kit.orgId, evidenceId)
    expect((await expectWhole(messageId)).problem).toBeNull()
  })

  it('shows one organisation nothing of another’s', async () => {
    const { rows } = await kit.test.db.system((tx) =>
      sql<{ n: number }>`select count(*) as n from evidence`.execute(tx),
    )
    expect(rows[0]?.n).toBe(0)
  })
})
