import { buffer } from 'node:stream/consumers'
import { fromBufferPromise } from 'yauzl'
import { afterAll, describe, expect, test } from 'vitest'
import sharp from 'sharp'
import { createPdfCompiler } from '#core/documents/pdf-compiler.ts'
import { verifyPackageZip } from '#core/documents/package-verification.ts'
import { sampleEvidence, sampleMedia } from '#test/evidence-view.ts'
import { readPdf } from '#test/pdf-reading.ts'
import { buildRegistrationPackage } from './build-registration-package.ts'
import { handlingSchema, type HandlingRecord } from './handling-record.ts'
import type { PoliceBasis } from './police-basis.ts'
import type { RegistrationInput } from './registration-input.ts'
import { renderPoliceBasis } from './render-police-basis.ts'

const compiler = createPdfCompiler()
afterAll(() => compiler.close())

const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#336699' } })
  .jpeg()
  .toBuffer()
const view = sampleEvidence()
const subject = view.thread[2]!
const at = (text: string): Temporal.Instant => Temporal.Instant.from(text)
const oneLine = (text: string): string => text.replaceAll('\n', '')

const input = (change: Partial<RegistrationInput> = {}): RegistrationInput => ({
  packageId: 'P-2026-0088',
  language: 'sv',
  organisation: view.organisation,
  message: {
    id: '0192f000-0000-7000-8000-000000000001',
    kind: 'comment',
    subject: 'Hot efter utebliven plogning',
    text: subject.text,
    url: subject.permalink,
    versions: [],
    media: [
      { path: 'bild från tråden.jpg', mediaType: 'image/jpeg', what: 'Bild i kommentaren', content: picture },
    ],
  },
  sender: subject.author,
  account: view.account,
  conversation: { post: view.post, entries: view.thread },
  times: { ...view.times, handedOverAt: at('2026-11-20T13:20:00Z') },
  handedOver: { by: view.capturedBy, to: 'Samhällsbyggnadsförvaltningen' },
  criterion: {
    label: 'Klagomål eller synpunkt',
    ruleId: 'rec.complaint',
    citation: 'Riktlinjer, avsnitt 8',
    caseNumber: 'KS 2026/99',
  },
  confidentiality: { reason: 'Texten pekar ut en enskild.', citation: '21 kap. 3 § OSL' },
  policy: view.policy,
  evidence: {
    id: view.evidenceId,
    files: [
      { path: 'underlag.html', mediaType: 'text/html', what: 'Återgivning', content: Buffer.from('<p>') },
    ],
  },
  mediaPolicy: 'shown',
  ...change,
})

async function build(
  change: Partial<RegistrationInput> = {},
): Promise<{ bytes: Buffer; files: Map<string, Buffer>; sha256: string }> {
  const { stream, receipt } = await buildRegistrationPackage(input(change), { compiler })
  const bytes = await buffer(stream)
  const files = new Map<string, Buffer>()
  const zip = await fromBufferPromise(bytes)
  for await (const entry of zip.eachEntry())
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)))
  return { bytes, files, sha256: (await receipt).sha256 }
}

const recordOf = (files: Map<string, Buffer>): HandlingRecord =>
  handlingSchema.parse(JSON.parse(files.get('handling.json')?.toString('utf8') ?? ''))

describe('the registration package (R9, F-137, F-141, F-144, scenario 19)', () => {
  test('opens outside the system: PDF/A, JSON, attachments, evidence, manifests', async () => {
    const { bytes, files } = await build()
    expect(await verifyPackageZip(bytes)).toMatchObject({ isIntact: true })
    expect([...files.keys()]).toEqual([
      'evidence/underlag.html',
      'handling.json',
      'handling.pdf',
      'las-mig.txt',
      'media/bild-fran-traden.jpg',
      'manifest.json',
      'manifest-sha256.txt',
    ])
    expect(files.get('media/bild-fran-traden.jpg')?.equals(picture)).toBe(true)
    const pdf = readPdf(files.get('handling.pdf') ?? Buffer.alloc(0))
    expect(pdf.xmp).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>')
    expect(pdf.xmp).toContain('Inkommen handling: kommentar på Facebook')
    for (const name of files.keys()) expect(oneLine(pdf.text)).toContain(name)
  })

  test('says what, from whom, when, where, why and by whom, in the PDF and in the JSON', async () => {
    const { files } = await build()
    const text = oneLine(readPdf(files.get('handling.pdf') ?? Buffer.alloc(0)).text)
    for (const each of [
      'Leif S. (leif.s)',
      'Vänta du bara.',
      '2026-11-20 14:02:14 +01:00',
      '2026-11-20 14:02:11 +01:00',
      '2026-11-20 14:11:30 +01:00',
      '2026-11-20 14:20:00 +01:00',
      'Hot efter utebliven plogning',
      'Klagomål eller synpunkt',
      'Hör till ärende KS 2026/99',
      'rec.complaint · Riktlinjer, avsnitt 8',
      'Förslag: pröva sekretess. Texten pekar ut en enskild.',
      '21 kap. 3 § OSL',
      'Kim Åkerlund, kommunikatör',
      'Samhällsbyggnadsförvaltningen',
      'U-2026-000417',
    ]) {
      expect(text).toContain(each)
    }
    expect(recordOf(files)).toMatchObject({
      schema: 'torget/registration-package/1',
      message: { text: 'Vänta du bara.', direction: 'incoming', url: subject.permalink },
      sender: { name: 'Leif S.', handle: 'leif.s' },
      account: { network: 'Facebook', kind: 'official' },
      times: { receivedAt: '2026-11-20T13:02:14Z', handedOverAt: '2026-11-20T13:20:00Z' },
      criterion: { ruleId: 'rec.complaint', caseNumber: 'KS 2026/99' },
      confidentiality: { citation: '21 kap. 3 § OSL' },
      evidenceId: 'U-2026-000417',
      thread: [{ isSubject: false }, { depth: 1 }, { isSubject: true, text: 'Vänta du bara.' }],
    })
  })

  test('is the same package when it is built again, so that a second one of the same comment can be recognised', async () => {
    expect((await build()).sha256).toBe((await build()).sha256)
  })

  test('holds without evidence, attachments, sender, subject, address or proposal, and in English', async () => {
    const message = { ...input().message, media: [], subject: null, url: null, text: '' }
    const change = { language: 'en' as const, evidence: null, sender: null, confidentiality: null, message }
    const { files, bytes } = await build({
      ...change,
      times: { ...input().times, postedAt: null, capturedAt: null },
    })
    expect(await verifyPackageZip(bytes)).toMatchObject({ isIntact: true })
    const text = oneLine(readPdf(files.get('handling.pdf') ?? Buffer.alloc(0)).text)
    for (const each of [
      'Incoming record',
      'The message has no text.',
      'No proposal on secrecy.',
      'No separate evidence has been secured.',
    ]) {
      expect(text).toContain(each)
    }
    expect(recordOf(files)).toMatchObject({ sender: null, evidenceId: null, confidentiality: null })
  })

  test('keeps any text exactly in the JSON', async () => {
    const text = '👨‍👩‍👧‍👦 \u202e\u0000 مرحبا #import "x" ]'
    const { files } = await build({ message: { ...input().message, text } })
    expect(recordOf(files).message.text).toBe(text)
    const broken = await build({ message: { ...input().message, text: 'a\ud83d' } })
    expect(recordOf(broken.files).message.text).toBe('a\ufffd')
    expect(oneLine(readPdf(broken.files.get('handling.pdf') ?? Buffer.alloc(0)).text)).toContain('a‹U+D83D›')
  })

  test.each<[string, Partial<RegistrationInput>]>([
    ['an attachment', {}],
    [
      'a picture among the evidence',
      {
        message: { ...input().message, media: [] },
        evidence: { id: 'U', files: [{ path: 'a.png', mediaType: 'image/png', content: picture }] },
      },
    ],
    ['a rendition that could hold one', { message: { ...input().message, media: [] } }],
  ])('of child sexual abuse material is refused with %s (scenario 16)', async (_, change) => {
    await expect(build({ ...change, mediaPolicy: 'never' })).rejects.toMatchObject({
      code: 'no-copy-of-abuse-material',
    })
  })

  test('of child sexual abuse material has words, address and times, and no picture at all', async () => {
    const media = [sampleMedia(picture)]
    const entries = view.thread.map((entry) => ({ ...entry, media }))
    const message = { ...input().message, media: [] }
    const { files } = await build({
      mediaPolicy: 'never',
      evidence: null,
      message,
      conversation: { post: view.post, entries },
    })
    const pdf = readPdf(files.get('handling.pdf') ?? Buffer.alloc(0))
    expect(pdf.imageCount).toBe(0)
    expect(pdf.links.join()).not.toContain('comment_id')
    expect(oneLine(pdf.text)).toContain('comment_id=3')
    expect([...files.keys()].filter((name) => /^(?:media|evidence)/.test(name))).toEqual([])
  })
})

describe('the basis for a police report (F-131, F-132)', () => {
  const basis = (change: Partial<PoliceBasis> = {}): PoliceBasis => ({
    basisId: 'A-2026-12',
    language: 'sv',
    organisation: view.organisation,
    offence: { label: 'Olaga hot', citation: '4 kap. 5 § brottsbalken' },
    author: { name: 'Leif S.', handle: 'leif.s', profileUrl: 'https://www.example.org/leif.s' },
    account: { networkName: 'Facebook', name: 'Falkenbergs kommun', url: null },
    url: subject.permalink,
    times: { ...view.times, madeAt: at('2026-11-20T13:30:00Z') },
    text: subject.text,
    versions: [],
    assessment: view.assessment,
    registrationNumber: 'KS 2026/123',
    contact: { name: 'Kim Åkerlund', role: 'kommunikatör', reachedAt: 'kontakt@falkenberg.example' },
    evidence: { id: view.evidenceId, files: view.files },
    mediaPolicy: 'shown',
    ...change,
  })

  test('has offence, words, address, handle, times, hashes and whom to ask', async () => {
    const pdf = readPdf(await renderPoliceBasis(basis(), { compiler }))
    expect(pdf.xmp).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>')
    const text = oneLine(pdf.text)
    for (const each of [
      'Olaga hot',
      '4 kap. 5 § brottsbalken',
      'Leif S. (leif.s)',
      'Vänta du bara.',
      'comment_id=3',
      '2026-11-20 14:02:11 +01:00',
      'KS 2026/123',
      'kontakt@falkenberg.example',
      'ab'.repeat(32),
      'U-2026-000417',
      '114 14',
    ]) {
      expect(text).toContain(each)
    }
  })

  test('holds as PDF/UA-1, in English, and with nearly nothing known', async () => {
    const change = {
      language: 'en' as const,
      author: null,
      url: null,
      text: '',
      assessment: null,
      registrationNumber: null,
      evidence: null,
    }
    const poor = basis({ ...change, times: { ...basis().times, postedAt: null, capturedAt: null } })
    const text = oneLine(readPdf(await renderPoliceBasis(poor, { compiler })).text)
    for (const each of ['The message has no text.', 'Not yet registered.', 'No files have been saved.'])
      expect(text).toContain(each)
    await expect(renderPoliceBasis(poor, { compiler, standard: 'ua-1' })).resolves.toBeInstanceOf(Uint8Array)
  })

  test('of child sexual abuse material has only address, time, handle and words', async () => {
    const pdf = readPdf(await renderPoliceBasis(basis({ mediaPolicy: 'never' }), { compiler }))
    const text = oneLine(pdf.text)
    expect(pdf.links).toEqual([])
    expect(pdf.imageCount).toBe(0)
    for (const each of [
      'comment_id=3',
      'Leif S. (leif.s)',
      'Vänta du bara.',
      '2026-11-20 14:02:11',
      'Öppna inte länken',
    ])
      expect(text).toContain(each)
    expect(text).not.toContain('ab'.repeat(32))
    expect(text).not.toContain('original/comment.json')
  })
})
