import type net from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyPackageZip } from '#core/documents/package-verification.ts'
import { createMailer } from '#core/mail/create-mailer.ts'
import { MailOutcomeUnknown, MailRefused, MailUnavailable } from '#core/mail/failures.ts'
import { createOutboxWorker } from '#core/outbox/carry-out.ts'
import { openDecisionKit, type DecisionKit } from '#test/decision-kit.ts'
import { readMime } from '#test/read-mime.ts'
import {
  createMailCarrier,
  DESK_MAIL,
  forwardRegistration,
  openRegistration,
  readRegistration,
  setDeskAddress,
  settleDeskMail,
} from './index.ts'

let kit: DecisionKit
beforeAll(async () => {
  kit = await openDecisionKit()
  for (const [desk, unitId, address] of [
    ['contact-centre', null, 'kontaktcenter@ekkoping.example'],
    ['service', null, 'alla@ekkoping.example'],
    ['service', kit.units.leisure, 'fritid@ekkoping.example'],
  ] as const)
    await setDeskAddress(kit.records, kit.people.admin, { desk, unitId, address })
})
afterAll(() => kit.close())

async function handOver(externalId: string, suggestedSecrecy = false): Promise<string> {
  const messageId = await kit.write(externalId, 'Badet luktar klor, och vakten Olle Ohlsson sover.')
  const { registrationId } = await openRegistration(kit.records, kit.people.holder, {
    messageId,
    criterionRuleId: 'register-viewpoint',
    note: 'Synpunkt på badet',
    unitId: kit.units.leisure,
    suggestedSecrecy,
  })
  return registrationId
}
const letters = async (registrationId: string) =>
  (await readRegistration(kit.records, kit.people.registrar, registrationId)).letters

describe('the e-mail to a desk', () => {
  it('tells each desk in its turn, at its own address, with the package', async () => {
    const registrationId = await handOver('m1')
    await kit.runOutbox()
    await forwardRegistration(kit.records, kit.people.contact, { registrationId })
    await kit.runOutbox()
    // the registrar has no address: the queue alone
    await forwardRegistration(kit.records, kit.people.service, { registrationId })
    await kit.runOutbox()
    expect(kit.mails.map((mail) => mail.to)).toEqual([
      'kontaktcenter@ekkoping.example',
      'fritid@ekkoping.example',
    ])
    const [first, second] = kit.mails
    expect(first?.messageId).toBe(`<registration-${registrationId}-1@torget.ekkoping.example>`)
    expect(second?.messageId).toBe(`<registration-${registrationId}-2@torget.ekkoping.example>`)
    expect(first?.text).toContain(`https://torget.ekkoping.example/diarieforing/${registrationId}`)
    // what a citizen wrote is in the package, not in the letter
    expect(first?.text).not.toContain('Olle')
    const verdict = await verifyPackageZip(first!.attachments![0]!.content)
    expect(verdict.isIntact).toBe(true)
  })

  it('carries nothing of what may be secret', async () => {
    kit.mails.length = 0
    await handOver('m2', true)
    await kit.runOutbox()
    expect(kit.mails).toHaveLength(1)
    expect(kit.mails[0]?.attachments).toEqual([])
    expect(kit.mails[0]?.text).toContain('sekretess')
  })

  it('is tried again only when it certainly was not sent, and is not sent when the item has moved on', async () => {
    kit.mails.length = 0
    kit.mailFailure.error = new MailUnavailable('421', 'come back later')
    const registrationId = await handOver('m3')
    await kit.runOutbox()
    expect(await letters(registrationId)).toMatchObject([{ state: 'pending', problem: 'mail-421' }])
    kit.clock.advance({ minutes: 2 })
    await kit.runOutbox()
    expect(await letters(registrationId)).toMatchObject([{ state: 'done' }])
    expect(kit.mails).toHaveLength(1)

    kit.mailFailure.error = new MailUnavailable('421', 'come back later')
    const moved = await handOver('m4')
    await kit.runOutbox()
    await forwardRegistration(kit.records, kit.people.contact, { registrationId: moved })
    kit.clock.advance({ minutes: 2 })
    await kit.runOutbox()
    expect(await letters(moved)).toMatchObject([
      { state: 'rejected', problem: 'moved-on' },
      { state: 'done' },
    ])
  })

  it('whose fate nobody knows waits for a person; sent again it has the same Message-ID', async () => {
    kit.mails.length = 0
    kit.mailFailure.error = new MailOutcomeUnknown('ECONNRESET', 'the connection broke')
    const registrationId = await handOver('m5')
    await kit.runOutbox()
    kit.clock.advance({ hours: 5 })
    await kit.runOutbox()
    const [letter] = await letters(registrationId)
    expect(letter).toMatchObject({ state: 'unknown' })
    expect(kit.mails).toEqual([])
    const { outboxId } = letter!
    await settleDeskMail(kit.records, kit.people.communicator, { outboxId, decision: 'again' })
    await kit.runOutbox()
    expect(kit.mails.map((mail) => mail.messageId)).toEqual([
      `<registration-${registrationId}-1@torget.ekkoping.example>`,
    ])
    await expect(
      settleDeskMail(kit.records, kit.people.communicator, { outboxId, decision: 'arrived' }),
    ).rejects.toThrow(expect.objectContaining({ code: 'outbox-not-unknown' }))
  })

  it('that the server will never take says so and stands in nobody’s way', async () => {
    kit.mailFailure.error = new MailRefused('550', 'no such mailbox')
    const registrationId = await handOver('m6')
    await kit.runOutbox()
    expect(await letters(registrationId)).toMatchObject([{ state: 'rejected', problem: 'mail-550' }])
    await expect(
      forwardRegistration(kit.records, kit.people.contact, { registrationId }),
    ).resolves.toBeUndefined()
  })

  it('arrives through a real mail server, package and all', async () => {
    const received: Buffer[] = []
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, _session, done) => {
        void buffer(stream).then((raw) => {
          received.push(raw)
          done()
        })
      },
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
    const { port } = server.server.address() as net.AddressInfo
    const mailer = createMailer({
      smtpUrl: `smtp://127.0.0.1:${port}`,
      from: 'Torget <torget@ekkoping.example>',
    })
    const worker = createOutboxWorker({
      ...kit.deps,
      carriers: new Map([[DESK_MAIL, createMailCarrier({ ...kit.records, mailer })]]),
      worker: 'smtp',
    })
    const registrationId = await handOver('m7')
    kit.clock.advance({ seconds: 1 })
    await worker.carryOut(kit.orgId, (await letters(registrationId))[0]!.outboxId)
    await new Promise<void>((resolve) => server.close(() => resolve()))
    expect(await letters(registrationId)).toMatchObject([{ state: 'done' }])
    const mail = readMime(received[0]!)
    const zip = mail.bodies.find((part) => part.filename?.endsWith('.zip') === true)
    expect((await verifyPackageZip(zip!.bytes)).isIntact).toBe(true)
  })

  it.each([
    [{ desk: 'nobody', unitId: null, address: 'a@b.se' }, 'unknown-desk'],
    [{ desk: 'registrar', unitId: null, address: 'registrator' }, 'email-form'],
    [{ desk: 'registrar', unitId: null, address: 'a@b.se, c@d.se' }, 'email-form'],
    [{ desk: 'service', unitId: '0192f000-0000-7000-8000-000000000000', address: 'a@b.se' }, 'unknown-unit'],
  ])('refuses the address %j as %s', async (input, code) => {
    await expect(setDeskAddress(kit.records, kit.people.admin, input)).rejects.toThrow(new RegExp(code))
    await expect(setDeskAddress(kit.records, kit.people.holder, input)).rejects.toThrow(/not permitted/)
  })
})
