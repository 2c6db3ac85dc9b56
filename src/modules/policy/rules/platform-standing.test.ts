import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { botkyrka, changedYaml, falkenberg, policyOf } from '../shipped-policy-fixture.ts'
import { listedPlatforms, platformStanding } from './platform-standing.ts'

const closed = policyOf(
  changedYaml('falkenberg', 'value: primaryList', 'value: closedList').replace(
    'status: advisedAgainst',
    'status: forbidden',
  ),
)

describe('TikTok under Falkenberg, however it is written (F-031, scenario 2)', () => {
  it.each([
    'TikTok',
    'tiktok ',
    'Tik Tok',
    'TIK-TOK',
    'tik_tok',
    ' tik\u200btok',
    'ТikТоk', // with Cyrillic letters
    'https://www.tiktok.com/@kommunen',
    'tiktok.com',
    'vm.tiktok.com/ZM123',
    'Tiktokk',
    'TikTik',
    'tick tock',
  ])('%s stops with the reason and names who may decide otherwise', (typed) => {
    expect(platformStanding(falkenberg, typed)).toMatchObject({
      platformId: 'tiktok',
      status: 'advisedAgainst',
      effect: 'stop',
      reason: { sv: expect.stringContaining('informationssäkerhet') as string },
      override: { decidedBy: 'utvecklingschef', needsReason: true },
      citation: { ruleId: 'platform-tiktok', requirements: ['F-031'] },
    })
  })

  it('says when it only guessed', () => {
    expect(platformStanding(falkenberg, 'Tiktokk').match).toBe('near')
    expect(platformStanding(falkenberg, 'Tik Tok').match).toBe('exact')
  })

  it('is a question of reasons where nobody is named who may decide (tension 9)', () => {
    const nobody = policyOf(
      changedYaml(
        'falkenberg',
        /decidedBy: utvecklingschef, needsReason: true, statuses: \[advisedAgainst\]/,
        'decidedBy: utvecklingschef, statuses: [forbidden]',
      ),
    )
    expect(platformStanding(nobody, 'TikTok')).toMatchObject({ effect: 'justify', override: null })
  })
})

describe('other platforms', () => {
  it.each([
    [falkenberg, 'Facebook', 'primary', 'ok'],
    [falkenberg, 'fb', 'primary', 'ok'],
    [falkenberg, 'https://m.facebook.com/falkenberg', 'primary', 'ok'],
    [falkenberg, 'Mastodon', 'unlisted', 'justify'],
    [botkyrka, 'Mastodon', 'unlisted', 'ok'],
    [botkyrka, 'Myspace', 'retired', 'stop'],
    [botkyrka, 'X', 'allowed', 'ok'],
    [closed, 'Mastodon', 'unlisted', 'stop'],
    [closed, 'TikTok', 'forbidden', 'stop'],
    [closed, '', 'unlisted', 'stop'],
  ] as const)('%#: %s', (policy, typed, status, effect) => {
    expect(platformStanding(policy, typed)).toMatchObject({ status, effect })
  })

  it('lists what may be used first', () => {
    const statuses = listedPlatforms(falkenberg).map((platform) => platform.status)
    expect(statuses).toEqual(['primary', 'primary', 'primary', 'primary', 'advisedAgainst'])
  })
})

describe('properties', () => {
  const names = falkenberg.platforms.items.flatMap((rule) => [rule.label.sv, rule.value.platform])
  const noise = fc.constantFrom(' ', '-', '_', '.', '\u200b', '\t')

  it('never throws, and gives what is listed the same standing whatever stands between the letters and in what case', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.array(noise, { maxLength: 5 }),
        fc.boolean(),
        (name, gaps, isUpper) => {
          const spread = Array.from(name)
            .map((letter, at) => letter + (gaps[at] ?? '').replace('.', ' '))
            .join('')
          const typed = isUpper ? spread.toUpperCase() : spread
          expect(platformStanding(falkenberg, typed).platformId).toBe(
            platformStanding(falkenberg, name).platformId,
          )
        },
      ),
    )
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (typed) => {
        expect(['ok', 'justify', 'stop']).toContain(platformStanding(falkenberg, typed).effect)
      }),
    )
  })
})
