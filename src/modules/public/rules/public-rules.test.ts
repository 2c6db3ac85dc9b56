import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AccountId } from '#core/ids.ts'
import type { RegisterEntry } from '#modules/accounts/index.ts'
import { readPolicy } from '#modules/policy/index.ts'
import { checkAccount } from './check-account.ts'
import { pictureOf } from './look-alike.ts'
import { cell, registerCsv } from './register-csv.ts'
import { registerFeed } from './register-feed.ts'
import { groupRegister, searchRegister, EVERYTHING } from './search-register.ts'
import { nextTipAt } from './tip.ts'
import { visitorRules } from './visitor-rules.ts'

const entry = (more: Partial<RegisterEntry> = {}): RegisterEntry => ({
  accountId: '00000000-0000-7000-8000-000000000001' as AccountId,
  platform: 'facebook',
  platformName: 'Facebook',
  handle: '@falkenbergskommun',
  url: 'https://www.facebook.com/falkenbergskommun',
  name: 'Falkenbergs kommun',
  kind: 'official',
  unitName: 'Utveckling',
  responsible: 'Utvecklingschefen',
  purpose: 'Nyheter',
  audience: 'Boende',
  status: 'active',
  openedOn: null,
  closedOn: null,
  recordsPlace: null,
  changedAt: Temporal.Instant.from('2026-11-21T08:12:00Z'),
  assignments: [],
  ...more,
})
const closed = entry({
  accountId: '00000000-0000-7000-8000-000000000002' as AccountId,
  platform: 'instagram',
  platformName: 'Instagram',
  handle: 'kulturnattenfbg',
  name: 'Kulturnatten 2025',
  url: 'https://instagram.com/kulturnattenfbg/',
  kind: 'campaign',
  status: 'closed',
})
const register = [entry(), closed]

describe('is the account ours? (B-026, scenario 3)', () => {
  it.each([
    ['https://www.facebook.com/falkenbergskommun', 'yes'],
    ['https://m.facebook.com/falkenbergskommun?utm_source=x&fbclid=1', 'yes'],
    ['mobile.facebook.com/FalkenbergsKommun/', 'yes'],
    ['http://sv-se.facebook.com/falkenbergskommun/photos/1#bild', 'yes'],
    ['@FALKENBERGSKOMMUN', 'yes'],
    ['  Falkenbergs Kommun ', 'yes'],
    ['\u202a@falkenbergskommun\u202c', 'yes'],
    ['instagram.com/kulturnattenfbg', 'closed'],
    ['@kulturnattenfbg', 'closed'],
    ['@fаlkenbergskommun', 'looks-like'],
    ['@falkenbergsk0mmun', 'looks-like'],
    ['falkenbergskornmun', 'looks-like'],
    ['falkenbergskommun_official', 'looks-like'],
    ['falkenbergs.kommun', 'looks-like'],
    ['falkenbergskomun', 'looks-like'],
    ['falken\u200bbergskommun', 'looks-like'],
    ['https://facebook.com@evil.example/falkenbergskommun', 'looks-like'],
    ['https://facebook.com.evil.example/falkenbergskommun', 'looks-like'],
    ['https://tiktok.com/@falkenbergskommun', 'looks-like'],
    ['https://falkenbergs-kommun.example/', 'looks-like'],
    // another kind of account under the same name, and a page whose name anybody may choose
    ['https://facebook.com/groups/falkenbergskommun', 'looks-like'],
    ['https://facebook.com/pages/falkenbergskommun/123', 'looks-like'],
    ['https://facebook.com\\@evil.example/falkenbergskommun', 'looks-like'],
    ['https://l.facebook.com/l.php?u=https://evil.example&id=falkenbergskommun', 'looks-like'],
    ['HTTPS://WWW.FACEBOOK.COM./FalkenbergsKommun', 'yes'],
    ['//facebook.com/falkenbergskommun', 'yes'],
    ['<https://facebook.com/falkenbergskommun>.', 'yes'],
    ['”@falkenbergskommun”,', 'yes'],
    ['https://se.facebook.com/falkenbergskommun', 'yes'],
    ['https://xn--fcebook-2fg.com/falkenbergskommun', 'looks-like'],
    ['https://fаcebook.com/falkenbergskommun', 'looks-like'],
    ['Falkenbergs kommun 💙', 'looks-like'],
    ['💙', 'no'],
    ['https://instagram.com.evil.example/kulturnattenfbg', 'looks-like'],
    ['https://instagram.com/evil/kulturnattenfbg', 'looks-like'],
    ['https://facebook.com/heltannat', 'no'],
    ['@botanik', 'no'],
    ['', 'unreadable'],
    ['\u200b \u202e', 'unreadable'],
  ])('%s: %s', (pasted, verdict) => {
    expect(checkAccount(register, pasted).verdict).toBe(verdict)
  })

  const at = (platform: string, handle: string, url: string | null) =>
    entry({ platform, handle, url, name: 'Ett helt annat namn' })
  it.each([
    // LinkedIn: a company page and a person may bear one name
    [
      at('linkedin', 'ekkoping', 'https://www.linkedin.com/company/ekkoping/'),
      'se.linkedin.com/school/ekkoping/about',
      'yes',
    ],
    [
      at('linkedin', 'ekkoping', 'https://www.linkedin.com/company/ekkoping/'),
      'linkedin.com/in/ekkoping',
      'looks-like',
    ],
    [at('linkedin', 'ekkoping', null), 'https://linkedin.com/company/ekkoping', 'yes'],
    [at('youtube', '@ekkoping', 'https://youtube.com/@ekkoping'), 'youtube.com/@Ekkoping/videos', 'yes'],
    [at('youtube', '@ekkoping', 'https://youtube.com/@ekkoping'), 'youtube.com/c/ekkoping', 'looks-like'],
    [
      at('facebook', '', 'https://facebook.com/profile.php?id=100'),
      'm.facebook.com/profile.php?id=100&x=1',
      'yes',
    ],
    [at('facebook', '', 'https://facebook.com/profile.php?id=100'), 'facebook.com/profile.php?id=200', 'no'],
    [at('mastodon', '@ekkoping', 'https://socialt.example/@ekkoping'), '@ekkoping@socialt.example', 'yes'],
    [
      at('mastodon', '@ekkoping', 'https://socialt.example/@ekkoping'),
      '@ekkoping@evil.example',
      'looks-like',
    ],
    // a blog is a site of its own, a network never is
    [
      at('blogg', 'Ekköpingsbloggen', 'https://fk.bloggar.example'),
      'https://fk.bloggar.example/2026/hej',
      'yes',
    ],
    [
      at('blogg', 'Ekköpingsbloggen', 'https://fk.bloggar.example'),
      'https://zz.bloggar.example/2026/hej',
      'no',
    ],
    [at('facebook', 'ekkoping', 'https://www.facebook.com/'), 'https://facebook.com/vemsomhelst', 'no'],
    [at('blogg', 'blogg', 'https://blogg.åmål.example'), 'https://blogg.xn--ml-xiab.example/om', 'yes'],
  ])('%# %s', (own, pasted, verdict) => {
    expect(checkAccount([own], pasted).verdict).toBe(verdict)
  })

  it('knows a platform by its other addresses, from the policy', () => {
    expect(checkAccount(register, 'https://fb.com/falkenbergskommun').verdict).toBe('looks-like')
    expect(
      checkAccount(register, 'https://fb.com/falkenbergskommun', new Map([['facebook', ['fb.com']]])).verdict,
    ).toBe('yes')
  })

  it('never throws, and a name with one letter of another alphabet is never a yes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 600 }),
        (text) => checkAccount(register, text).verdict !== ('' as string),
      ),
    )
    const letters = Array.from('falkenbergskommun').flatMap((letter, at) =>
      letter === 'a' || letter === 'e' || letter === 'o' ? [at] : [],
    )
    fc.assert(
      fc.property(fc.constantFrom(...letters), (at) => {
        const fake: Readonly<Record<string, string>> = { a: 'а', e: 'е', o: 'о' }
        const name = Array.from('falkenbergskommun')
          .map((letter, i) => (i === at ? (fake[letter] ?? letter) : letter))
          .join('')
        return (
          checkAccount(register, name).verdict === 'looks-like' &&
          pictureOf(name) === pictureOf('falkenbergskommun')
        )
      }),
    )
  })
})

describe('the register as data', () => {
  it.each([
    ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
    ['+46 123', "'+46 123"],
    ['-1', "'-1"],
    ['@handle', "'@handle"],
    [' =1', "' =1"],
    ['\t=1', "'\t=1"],
    ['a,b', '"a,b"'],
    ['rad\nbrytning', '"rad\nbrytning"'],
    ['vanligt', 'vanligt'],
  ])('a cell of %j is written %j', (value, written) => {
    expect(cell(value)).toBe(written)
  })

  it('has a byte order mark, a header and CRLF (RFC 4180), and no cell that a spreadsheet would run', () => {
    const csv = registerCsv([entry({ name: '=cmd|x' })])
    expect(csv.startsWith('\ufeffid,platform,')).toBe(true)
    expect(csv.split('\r\n')).toHaveLength(3)
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/^"?[=+\-@\t]/.test(cell(text))))
  })

  it('the feed is newest first and escapes what would break it', () => {
    const later = entry({ name: 'A & <b>', changedAt: Temporal.Instant.from('2026-11-22T08:00:00Z') })
    const feed = registerFeed([entry(), later], {
      title: 'T',
      author: 'A',
      lang: 'sv',
      selfUrl: 'https://x.example/o/a/konton.atom',
      pageUrl: 'https://x.example/o/a/konton',
      emptyAt: Temporal.Instant.from('2026-01-01T00:00:00Z'),
      describe: (one) => ({ title: `${one.name}\u0000`, text: '' }),
    })
    expect(feed.indexOf('A &amp; &lt;b&gt;\ufffd')).toBeLessThan(feed.indexOf('Falkenbergs kommun'))
    expect(feed).toContain('<updated>2026-11-22T08:00:00Z</updated>')
  })

  it('puts the common accounts first and finds by any word', () => {
    expect(groupRegister([closed, entry()]).map(({ unit }) => unit)).toEqual([null, 'Utveckling'])
    expect(searchRegister(register, { ...EVERYTHING, words: 'KULTUR instagram' })).toEqual([closed])
    expect(searchRegister(register, { ...EVERYTHING, show: 'open' })).toEqual([entry()])
  })
})

describe('tips', () => {
  const now = Temporal.Instant.from('2026-11-21T10:00:00Z')
  const ago = (minutes: number) => now.subtract({ minutes })
  it.each([
    [[], null],
    [[ago(50), ago(10)], '2026-11-21T10:10:00Z'],
    [[ago(70), ago(10)], null],
  ] as const)('%j waits until %s', (sent, wait) => {
    const at = nextTipAt([...sent], { windowMinutes: 60, most: 2 }, now)
    expect(at?.toString() ?? null).toBe(wait)
  })
})

describe('what visitors are told', () => {
  const rulesOf = (name: string) => {
    const read = readPolicy(
      readFileSync(join(import.meta.dirname, `../../../../policies/${name}.yaml`), 'utf8'),
      name,
    )
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    return visitorRules(read.policy, 'sv')
  }

  it('follows each policy: Falkenberg tells the author and may block, Botkyrka neither (F-123, F-124, B-060)', () => {
    const [falkenberg, botkyrka] = [rulesOf('falkenberg'), rulesOf('botkyrka')]
    expect(falkenberg).toMatchObject({
      tellsAuthor: true,
      blocking: { warnings: 3 },
      removal: { time: 'promptly' },
    })
    expect(botkyrka).toMatchObject({ tellsAuthor: false, blocking: null, answersOnlyOwnPosts: false })
    expect(falkenberg.contacts).toMatchObject({ phone: '0346-88 60 00', email: null })
    expect(falkenberg.grounds.every((ground) => ground.text !== '')).toBe(true)
    expect(botkyrka.byLaw.map((ground) => ground.label)).toContain('Olaga hot')
  })
})
