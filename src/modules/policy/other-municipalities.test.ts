import { describe, expect, it } from 'vitest'
import { municipality, ruleText as r } from './other-municipality-fixture.ts'
import {
  accountDemands,
  basicInformationFor,
  closingDemands,
  registerFields,
} from './rules/account-demands.ts'
import { adminDemands, postingDemand, postsMissing } from './rules/admin-demands.ts'
import { approvalsFor } from './rules/approvals.ts'
import { nextSnapshotOn, snapshotsFor } from './rules/archive-demands.ts'
import { consentDemand } from './rules/consent-demands.ts'
import { answerDeadline } from './rules/deadlines.ts'
import { knownValue } from './rules/known.ts'
import { platformStanding } from './rules/platform-standing.ts'
import type { Policy } from './rules/schema/policy.ts'
import { signatureFor } from './rules/signature.ts'
import { renderTemplate } from './rules/templates.ts'

function due(policy: Policy, received: string): string {
  const { dueAt } = answerDeadline(policy, { receivedAt: Temporal.Instant.from(received), isUrgent: false })
  return dueAt.toZonedDateTimeISO('Europe/Stockholm').toPlainDateTime().toString()
}

describe('Malmö: answer in a day, over weekends the next working day, and say so when late', () => {
  const malmo = municipality(`
    inbox:
      sla:
        - ${r('svar', '{ when: always, amount: 24, unit: hours, onClosedDay: nextWorkingDay }', 'bör')}
      watch: ${r('tillsyn', '{ perDay: 3, days: workdays }')}
      acknowledgeWhenLate: ${r('sedd', '{ required: true, template: seen }')}
      replyTemplates:
        - key: seen
          label: { sv: Sedd, en: Seen }
          text: { sv: 'Hej! Vi har sett din fråga och tar reda på svaret.', en: 'Hello! We have seen your question and are finding out.' }
        - { key: refer-contact-centre, label: { sv: A, en: A }, text: { sv: 'Ring oss.', en: 'Call us.' } }
        - { key: viewpoint-thanks, label: { sv: A, en: A }, text: { sv: 'Tack.', en: 'Thanks.' } }
        - { key: refer-politicians, label: { sv: A, en: A }, text: { sv: 'Fråga politikerna.', en: 'Ask the politicians.' } }
        - { key: refer-other-actor, label: { sv: A, en: A }, text: { sv: 'Fråga {actor}.', en: 'Ask {actor}.' } }
        - { key: move-to-safe-channel, label: { sv: A, en: A }, text: { sv: 'Ring oss.', en: 'Call us.' } }
        - { key: removal-notice, label: { sv: A, en: A }, text: { sv: 'Borttaget. {ground}', en: 'Removed. {ground}' } }
        - { key: removal-notice-sensitive, label: { sv: A, en: A }, text: { sv: 'Borttaget.', en: 'Removed.' } }
    accounts:
      profileImage: ${r('bild', '{ approvedOnly: true, description: { sv: Logotypen på vit botten, en: The logo on white } }')}
    admin:
      minPosts: [${r('takt', '{ count: 2, per: week, exceptKinds: [seasonal] }')}]
    archive:
      outsidePlatform: ${r('egen-kopia', 'true')}
      personsOfInterest: ${r('ledande', '[politicians, managers]')}
      snapshots: [${r('urval', '{ trigger: halfYear, scope: unique, formats: [PDF/A], recipient: archivist, avoid: [summer, christmas] }')}]
  `)

  it.each([
    ['a Tuesday', '2026-03-03T10:00:00+01:00', '2026-03-04T10:00:00'],
    ['a Friday evening', '2026-03-06T18:10:00+01:00', '2026-03-09T23:59:00'],
    ['the day before Good Friday', '2026-04-02T16:00:00+02:00', '2026-04-07T23:59:00'],
    ['the Thursday before Midsummer', '2026-06-18T09:00:00+02:00', '2026-06-22T23:59:00'],
  ])('%s', (_, received, at) => {
    expect(due(malmo, received)).toBe(at)
  })

  it('counts the plain next working day too', () => {
    const plain = municipality(
      `inbox: { sla: [${r('svar', '{ when: always, amount: 1, unit: nextWorkingDay }')}] }`,
    )
    expect(due(plain, '2026-04-02T16:00:00+02:00')).toBe('2026-04-07T23:59:00')
  })

  it('has an acknowledgement, a watch, two posts a week and a rest for what recurs', () => {
    const late = knownValue(malmo.inbox.acknowledgeWhenLate)
    expect(late?.required).toBe(true)
    expect(renderTemplate(malmo, late?.template ?? '', { lang: 'sv' })).toMatchObject({ ok: true })
    expect(knownValue(malmo.inbox.watch)).toEqual({ perDay: 3, days: 'workdays', log: true })
    const place = { accountKind: 'service', platform: 'facebook', platformKind: 'socialNetwork' } as const
    expect(postingDemand(malmo, place)).toMatchObject({ count: 2, per: 'week' })
    expect(postingDemand(malmo, { ...place, accountKind: 'seasonal' })).toBeNull()
    expect(accountDemands(malmo).profileImage?.value.description?.sv).toContain('vit')
  })

  it('archives in the middle of the term, not at Christmas', () => {
    const [demand] = snapshotsFor(malmo, 'service')
    const days = ['2026-01-02', '2026-04-15', '2026-04-16', '2026-12-24'].map((day) =>
      nextSnapshotOn(demand!, Temporal.PlainDate.from(day))?.toString(),
    )
    expect(days).toEqual(['2026-04-15', '2026-04-15', '2026-10-15', '2027-04-15'])
  })
})

describe('Varberg: posts by kind of platform, first name in the signature, the board as controller', () => {
  const varberg = municipality(`
    inbox:
      sla: [${r('svar', '{ when: always, amount: 24, unit: hours, onClosedDay: nextWorkingDay }')}]
      signature: ${r('signatur', "{ template: '/{firstName}, {role}', optOut: { allowed: true, template: '/{role}' } }")}
    accounts:
      controllerUnit: ${r('ansvar', 'board')}
      processorAgreement: ${r('avtal', '{ required: true }')}
    admin:
      minPosts:
        - ${r('takt', '{ count: 3, per: week }', 'bör')}
        - ${r('takt-blogg', '{ count: 1, per: month, platformKinds: [blog] }', 'bör')}
        - ${r('takt-film', '{ count: 1, per: halfYear, platformKinds: [mediaSharing] }', 'bör')}
  `)

  it.each([
    ['socialNetwork', 3, 'week'],
    ['blog', 1, 'month'],
    ['mediaSharing', 1, 'halfYear'],
  ] as const)('%s', (platformKind, count, per) => {
    expect(postingDemand(varberg, { accountKind: 'service', platform: 'x', platformKind })).toMatchObject({
      count,
      per,
    })
  })

  it('signs with the first name', () => {
    expect(signatureFor(varberg, { fullName: 'Alva Ek', role: 'bibliotekarie', hidesName: false })).toBe(
      '/Alva, bibliotekarie',
    )
    expect(accountDemands(varberg).controllerUnit?.value).toBe('board')
    expect(accountDemands(varberg).processorAgreement?.value.required).toBe(true)
  })
})

describe('Göteborg: every channel registered and deregistered', () => {
  const goteborg = municipality(`
    register:
      deregistration: ${r('avregistrera', '{ required: true, inDocumentPlan: true }')}
      keepClosed: ${r('behall', '{ keep: true }')}
    startup:
      closing: ${r('stang', '{ notify: [communicator], acknowledgedBy: [registrar], finalArchive: true, deregister: true }')}
  `)

  it('demands it when an account closes', () => {
    expect(registerFields(goteborg).deregistration?.value).toEqual({ required: true, inDocumentPlan: true })
    expect(closingDemands(goteborg)?.value).toMatchObject({ deregister: true, acknowledgedBy: ['registrar'] })
  })
})

describe('Stockholm: six items of information, archive triggers, one desk', () => {
  const items = ['sender', 'purpose', 'contact', 'hours', 'rules', 'privacy']
  const stockholm = municipality(`
    accounts:
      basicInformation:
        ${items.map((item) => `- ${r(`info-${item}`, `{ key: ${item}, text: { sv: Om ${item}, en: About ${item} } }`)}`).join('\n        ')}
      requestDesk: ${r('redaktion', '{ role: central-desk }')}
      companiesOwnProfile: ${r('bolag', 'true', 'får')}
    org:
      roleNames: [{ id: central-desk, name: { sv: centralredaktionen, en: the central desk }, actsAs: communicator }]
    archive:
      snapshots:
        - ${r('arsvis', '{ trigger: yearly, scope: overview, formats: [PDF/A], recipient: archivist, collectiveCase: true }', 'bör')}
        - ${r('fore-stangning', '{ trigger: closing, scope: full, formats: [WARC], recipient: archivist }')}
        - ${r('vid-forandring', '{ trigger: majorChange, scope: unique, formats: [PDF/A], recipient: archivist }', 'bör')}
  `)

  it('has them all', () => {
    expect(
      basicInformationFor(stockholm, { platform: 'facebook', accountKind: 'service' }).map(
        (info) => info.key,
      ),
    ).toEqual(items)
    expect(
      snapshotsFor(stockholm, 'service').map(({ trigger, scope, collectiveCase, on }) => [
        trigger,
        scope,
        collectiveCase,
        on,
      ]),
    ).toEqual([
      ['yearly', 'overview', true, ['01-01']],
      ['closing', 'full', false, []],
      ['majorChange', 'unique', false, []],
    ])
    expect(accountDemands(stockholm).requestDesk?.value.role).toBe('central-desk')
  })
})

describe('Härjedalen: a closed list, one post a week except when the service is closed', () => {
  const names = ['facebook', 'instagram', 'linkedin', 'youtube']
  const harjedalen = municipality(`
    platforms:
      mode: ${r('lista', 'closedList')}
      items:
        ${names.map((name) => `- ${r(name, `{ platform: ${name}, kind: socialNetwork, status: primary }`)}`).join('\n        ')}
    admin:
      minPosts: [${r('takt', '{ count: 1, per: week, pausedWhenClosed: true }')}]
  `)

  it('allows four and no other', () => {
    for (const name of names) expect(platformStanding(harjedalen, name).effect).toBe('ok')
    for (const name of ['TikTok', 'Mastodon', 'Bluesky']) {
      expect(platformStanding(harjedalen, name)).toMatchObject({
        effect: 'stop',
        override: null,
        citation: { ruleId: 'lista' },
      })
    }
  })

  it.each([
    [{ posts: 0, wasClosed: false }, 1],
    [{ posts: 0, wasClosed: true }, 0],
    [{ posts: 4, wasClosed: false }, 0],
  ])('%j lacks %i', (week, missing) => {
    const demand = postingDemand(harjedalen, {
      accountKind: 'service',
      platform: 'facebook',
      platformKind: null,
    })
    expect(postsMissing(demand!, week)).toBe(missing)
  })
})

describe('Kävlinge: both guardians under thirteen, by e-ID, never with protected identity', () => {
  const kavlinge = municipality(`
    consent:
      guardian: ${r('vardnadshavare', '{ belowAge: 13, count: all, childToo: false }')}
      eSign: ${r('e-legitimation', 'true')}
      protectedIdentity: ${r('skyddad', 'forbid')}
  `)

  it.each([
    [8, 'all', false],
    [12, 'all', false],
    [13, 'none', true],
    [40, 'none', true],
    [null, 'all', false],
  ] as const)('at %s', (ageYears, fromGuardians, fromPerson) => {
    expect(consentDemand(kavlinge, { ageYears, hasProtectedIdentity: false })).toMatchObject({
      isNeeded: true,
      isForbidden: false,
      fromGuardians,
      fromPerson,
      isWritten: true,
      mayBeElectronic: true,
    })
  })

  it('forbids protected identity', () => {
    expect(consentDemand(kavlinge, { ageYears: 30, hasProtectedIdentity: true }).isForbidden).toBe(true)
  })
})

describe('further demands (requirements §5) that need no code', () => {
  it('Arvika’s officer accounts, Hultsfred’s mailboxes, Värmdö’s tip, Malmö’s two approvals', () => {
    const policy = municipality(`
      accounts:
        personalAccounts: ${r('tjansteman', '{ allowed: false, exceptionDecidedBy: manager }')}
        accountEmail: ${r('brevlada', 'functionMailbox')}
      register: { missingAccountTip: ${r('tips', '{ contact: kontakt@exempel.se }')} }
      startup:
        gate: ${r('grind', 'account')}
        forms:
          - id: blankett
            name: { sv: Blankett, en: Form }
            subject: account
            items: [${r('fraga', '{ key: nytta, why: { sv: A, en: A }, questions: [{ key: nytta, label: { sv: Nytta, en: Benefit }, type: longText }] }')}]
        approvals:
          - ${r('chef', '{ step: 1, role: manager, kind: approve }')}
          - ${r('central', '{ step: 2, role: communications-director, kind: approve }')}
        exemptions: []
    `)
    expect(accountDemands(policy).personalAccounts?.value.exceptionDecidedBy).toBe('manager')
    expect(accountDemands(policy).accountEmail?.value).toBe('functionMailbox')
    expect(registerFields(policy).missingAccountTip?.value.contact).toBe('kontakt@exempel.se')
    expect(
      approvalsFor(policy, { accountKind: 'service', assignmentType: null }).steps.map((step) => step.role),
    ).toEqual(['manager', 'communications-director'])
    expect(adminDemands(policy, 'service').minAdmins?.value).toBe(2)
  })
})
