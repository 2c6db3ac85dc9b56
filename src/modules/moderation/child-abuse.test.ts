import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buffer } from 'node:stream/consumers'
import { fetchContext } from '#modules/inbox/index.ts'
import { downloadPackage, openRegistration } from '#modules/records/index.ts'
import { openDecisionKit, type DecisionKit } from '#test/decision-kit.ts'
import {
  captureEvidence,
  downloadEvidenceFile,
  giveNotice,
  openCase,
  readCaseForMessage,
  readEvidence,
  removeFromNetwork,
  sweepModeration,
} from './index.ts'
import { sealEvidence } from './capture/seal-evidence.ts'

const WORDS = 'Länk till en bild som visar ett övergrepp på ett barn.'
const WRITTEN = 'Kolla den här, haha.'
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

let kit: DecisionKit
beforeAll(async () => {
  kit = await openDecisionKit()
})
afterAll(() => kit.close())

async function withPicture(externalId: string, colour: string) {
  const bytes = await sharp({ create: { width: 30, height: 30, channels: 3, background: colour } })
    .png()
    .toBuffer()
  const media = { kind: 'image' as const, url: `https://cdn.torgnet.example/${externalId}.png` }
  kit.network.media.set(media.url, { bytes, mediaType: 'image/png' })
  const messageId = await kit.write(externalId, WRITTEN, { media: [media] })
  await fetchContext(kit.deps, { orgId: kit.orgId, messageId })
  return { messageId, bytes }
}

const decide = (messageId: string) =>
  openCase(kit.moderation, kit.people.holder, { messageId, groundCode: 'child-abuse', assessment: WORDS })

describe('child sexual abuse material (F-118; requirements §3.2, 15)', () => {
  it('no byte of it is kept: what had been fetched is destroyed, what is secured is words', async () => {
    const { messageId, bytes } = await withPicture('abuse-1', '#111111')
    const { files } = kit.moderation
    expect(await files.has(sha256(bytes))).toBe(true)
    await decide(messageId)
    expect(await files.has(sha256(bytes))).toBe(false)
    expect(await kit.message('abuse-1')).toMatchObject({ isSealed: true })

    kit.network.calls.length = 0
    await captureEvidence(kit.moderation, kit.people.holder, { messageId })
    await kit.runCaptures()
    expect(kit.network.calls).toEqual([])
    const { evidence } = await readEvidence(kit.moderation, kit.people.holder, messageId)
    expect(evidence).toMatchObject([{ scope: 'words-only', state: 'sealed' }])
    expect(evidence[0]!.files.map((file) => file.path)).toEqual(['words.json', 'manifest.json'])
    const words = Buffer.from(await files.get(evidence[0]!.files[0]!.sha256)).toString('utf8')
    expect(JSON.parse(words)).toMatchObject({
      description: WORDS,
      link: 'https://torgnet.example/abuse-1',
      handle: { name: 'Åsa Öberg', externalId: 'citizen-1' },
    })
    expect(words).not.toContain(WRITTEN)
  })

  it('goes the whole way without a copy: package, police basis, removal, notice', async () => {
    const { messageId, bytes } = await withPicture('abuse-2', '#222222')
    await decide(messageId)
    const { evidenceId } = await captureEvidence(kit.moderation, kit.people.holder, { messageId })
    await kit.runCaptures()
    const { registrationId } = await openRegistration(kit.records, kit.people.holder, {
      messageId,
      criterionRuleId: 'register-removed',
      note: 'Misstänkt barnpornografibrott',
      suggestedSecrecy: false,
      evidenceId,
    })
    const { stream } = await downloadPackage(kit.records, kit.people.registrar, registrationId)
    const zip = await buffer(stream)
    expect(zip.includes(Buffer.from(WRITTEN))).toBe(false)
    await removeFromNetwork(kit.moderation, kit.people.holder, { messageId })
    await kit.runOutbox()
    expect(kit.acting.acts).toContain('remove abuse-2')
    await giveNotice(kit.moderation, kit.people.holder, { messageId })
    await kit.runOutbox()
    const view = await readCaseForMessage(kit.moderation, kit.people.holder, messageId)
    expect(view.case?.notice).toMatchObject({ state: 'sent' })
    // tension 1: the notice repeats nothing, not even what it was
    expect(view.case?.notice.text).not.toMatch(/olagligt material|haha/)
    expect(view.police?.basisSha256).toEqual(expect.any(String))
    const { path } = await downloadEvidenceFile(kit.moderation, kit.people.holder, {
      messageId,
      sha256: view.police!.basisSha256!,
    })
    expect(path).toMatch(/pdf$/)
    expect(await kit.moderation.files.has(sha256(bytes))).toBe(false)
    // sealed content is never mailed
    expect(kit.mails).toEqual([])
  })

  it('evidence and a package made before anybody had seen what it was are destroyed too', async () => {
    const { messageId, bytes } = await withPicture('abuse-3', '#333333')
    const { evidenceId } = await captureEvidence(kit.moderation, kit.people.holder, { messageId })
    await kit.runCaptures()
    const opened = await openRegistration(kit.records, kit.people.holder, {
      messageId,
      criterionRuleId: 'register-viewpoint',
      note: 'Bild i kommentar',
      suggestedSecrecy: false,
      evidenceId,
    })
    const before = (await readEvidence(kit.moderation, kit.people.holder, messageId)).evidence[0]!
    const all = [sha256(bytes), opened.packageSha256, ...before.files.map((file) => file.sha256)]
    for (const one of all) expect(await kit.moderation.files.has(one)).toBe(true)
    await decide(messageId)
    for (const one of all) expect(await kit.moderation.files.has(one)).toBe(false)
    await expect(
      downloadEvidenceFile(kit.moderation, kit.people.registrar, {
        messageId,
        sha256: before.files[0]!.sha256,
      }),
    ).rejects.toThrow(expect.objectContaining({ code: 'capture-is-destroyed' }))
    await expect(downloadPackage(kit.records, kit.people.registrar, opened.registrationId)).rejects.toThrow(
      /not found/,
    )
    const entry = (await kit.journal(messageId)).find((one) => one.kind === 'moderation.case-opened')
    // what was destroyed stays provable by its hash
    expect(entry?.facts['destroyedSha256']).toEqual([...new Set(all)].sort())
  })

  it('a capture that was under way destroys what it has just copied', async () => {
    const { messageId, bytes } = await withPicture('abuse-4', '#444444')
    const { evidenceId } = await captureEvidence(kit.moderation, kit.people.holder, { messageId })
    let isDecided = false
    const stored: string[] = []
    const slow = {
      ...kit.moderation,
      files: {
        ...kit.moderation.files,
        put: async (content: Uint8Array) => {
          if (!isDecided) await decide(messageId)
          isDecided = true
          const kept = await kit.moderation.files.put(content)
          stored.push(kept.sha256)
          return kept
        },
      },
    }
    await sealEvidence(slow, kit.orgId, evidenceId)
    expect(stored.length).toBeGreaterThan(3)
    for (const one of [...stored, sha256(bytes)]) expect(await kit.moderation.files.has(one)).toBe(false)
  })

  it('a package that was being made is destroyed and not opened', async () => {
    const { messageId } = await withPicture('abuse-6', '#666666')
    const made: string[] = []
    const slow = {
      ...kit.records,
      files: {
        ...kit.records.files,
        put: async (content: Uint8Array) => {
          const kept = await kit.records.files.put(content)
          made.push(kept.sha256)
          await decide(messageId)
          return kept
        },
      },
    }
    const input = { messageId, criterionRuleId: 'register-viewpoint', note: 'Bild', suggestedSecrecy: false }
    await expect(openRegistration(slow, kit.people.holder, input)).rejects.toThrow(
      expect.objectContaining({ code: 'sealed-meanwhile' }),
    )
    expect(made).toHaveLength(1)
    expect(await kit.records.files.has(made[0]!)).toBe(false)
  })

  it('bytes that could not be destroyed at once are destroyed by the sweep', async () => {
    const { messageId, bytes } = await withPicture('abuse-5', '#555555')
    const stuck = {
      ...kit.moderation,
      files: { ...kit.moderation.files, remove: () => Promise.reject(new Error('the disk is read-only')) },
    }
    await openCase(stuck, kit.people.holder, { messageId, groundCode: 'child-abuse', assessment: WORDS })
    expect(await kit.moderation.files.has(sha256(bytes))).toBe(true)
    await sweepModeration(kit.moderation)
    expect(await kit.moderation.files.has(sha256(bytes))).toBe(false)
    const { rows } = await kit.org((tx) =>
      sql<{ n: number }>`select count(*) as n from forbidden_file where destroyed_at is null`.execute(tx),
    )
    expect(rows[0]?.n).toBe(0)
  })
})
