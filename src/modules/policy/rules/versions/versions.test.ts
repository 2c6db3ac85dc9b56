import { describe, expect, it } from 'vitest'
import { describeChanges } from '../../describe-change.ts'
import { botkyrka, changedYaml, falkenberg, policyOf } from '../../shipped-policy-fixture.ts'
import type { ReplayFacts } from './replay.ts'
import { replay } from './replay.ts'

const instant = (text: string) => Temporal.Instant.from(text)
const changed = (from: string, to: string) => policyOf(changedYaml('falkenberg', from, to))
const sentences = (after: typeof falkenberg) =>
  describeChanges(falkenberg, after).map((change) => change.sentence.sv)

describe('a change in plain Swedish (F-002)', () => {
  it('says nothing of nothing', () => {
    expect(describeChanges(falkenberg, falkenberg)).toEqual([])
  })

  it.each([
    [
      'amount: 3, unit: workingDays',
      'amount: 5, unit: workingDays',
      'Svar inom tre arbetsdagar (antal) ändras från 3 till 5. Det är mildare.',
    ],
    [
      'minWarnings: 3',
      'minWarnings: 4',
      'Blockera efter tre varningar (varningar som krävs) ändras från 3 till 4. Det är strängare.',
    ],
    [
      'email: unknown',
      'email: kontakt@exempel.se',
      'E-post till kontaktcenter ändras från okänt till ”kontakt@exempel.se”.',
    ],
    [
      'value: ownPostsOnly',
      'value: anywhereOnAssignment',
      'Svara bara på egna inlägg ändras från ”bara under egna inlägg” till ”var som helst i uppdraget”. Det är mildare.',
    ],
    [
      'value: primaryList',
      'value: catalogue',
      'I första hand fyra plattformar ändras från ”lista i första hand” till ”öppen förteckning”. Det är mildare.',
    ],
  ])('%s to %s', (from, to, sentence) => {
    expect(sentences(changed(from, to))).toEqual([sentence])
  })

  it('tells of rules that are new or gone, with their place', () => {
    const all = describeChanges(falkenberg, botkyrka)
    expect(all).toContainEqual(expect.objectContaining({ kind: 'removed', ruleId: 'auto-reply-messenger' }))
    expect(all).toContainEqual(
      expect.objectContaining({ kind: 'added', ruleId: 'credentials', place: 'admin.credentialStore' }),
    )
    for (const { sentence } of all) {
      expect(sentence.sv).not.toMatch(/undefined|\[object|null/)
      expect(sentence.en).not.toMatch(/undefined|\[object|null|ändras/)
    }
  })

  it('names one unit as one change', () => {
    const after = changed(
      '  roleNames:\n',
      '    - { id: kultur, name: Kulturförvaltningen, kind: department }\n  roleNames:\n',
    )
    expect(describeChanges(falkenberg, after)).toMatchObject([{ kind: 'added', place: 'org.units.kultur' }])
  })
})

const facts: ReplayFacts = {
  asOf: instant('2026-06-01T00:00:00Z'),
  messages: [
    {
      id: 'answered',
      receivedAt: instant('2026-03-02T09:00:00Z'),
      isUrgent: false,
      answeredAt: instant('2026-03-02T10:00:00Z'),
    },
    {
      id: 'on-the-third-day',
      receivedAt: instant('2026-03-02T09:00:00Z'),
      isUrgent: false,
      answeredAt: instant('2026-03-05T15:00:00Z'),
    },
    { id: 'never', receivedAt: instant('2026-03-02T09:00:00Z'), isUrgent: false, answeredAt: null },
  ],
  posts: [
    { id: 'bare', platform: 'facebook', lacks: ['altText'] },
    { id: 'fine', platform: 'facebook', lacks: [] },
    { id: 'tiktok', platform: 'TikTok', lacks: [] },
  ],
  removals: [
    {
      id: 'politics',
      groundCodes: ['political-discussion'],
      publishedAt: instant('2026-03-06T19:00:00Z'),
      detectedAt: instant('2026-03-06T20:00:00Z'),
      removedAt: instant('2026-03-09T08:00:00Z'),
    },
    {
      id: 'attack',
      groundCodes: ['personal-attack'],
      publishedAt: instant('2026-03-06T19:00:00Z'),
      detectedAt: instant('2026-03-06T20:00:00Z'),
      removedAt: instant('2026-03-07T08:00:00Z'),
    },
  ],
}

describe('replay over what has happened', () => {
  const found = replay(falkenberg, botkyrka, facts)
  const ids = (hits: readonly { readonly id: string }[]) => hits.map((hit) => hit.id)

  it('counts deadlines that would have been missed', () => {
    expect(found.missedDeadlines).toMatchObject({
      before: 1,
      after: 2,
      added: [{ id: 'on-the-third-day', modality: 'bör' }],
    })
  })

  it('counts posts that would have been stopped', () => {
    expect(found.stoppedPosts).toMatchObject({ before: 2, after: 0 })
    expect(ids(found.stoppedPosts.gone)).toEqual(['bare', 'tiktok'])
  })

  it('counts removals that would have lacked a ground, and those that would have been late', () => {
    expect(ids(found.removalsWithoutGround.added)).toEqual(['politics'])
    expect(ids(found.lateRemovals.added)).toEqual(['politics'])
  })

  it('finds no difference between a version and itself', () => {
    for (const { added, gone } of Object.values(replay(falkenberg, falkenberg, facts)))
      expect([added, gone]).toEqual([[], []])
  })
})
