import { expect, it } from 'vitest'
import type { FakeNetwork } from './contract-network.ts'
import { OutcomeUnknown, Unavailable } from './connector.ts'
import { goOn } from './film-contract-test.ts'
import type { PostDraft, Publishing, PublishStep } from './publishing.ts'

const NOW = Temporal.Instant.from('2026-11-20T09:00:00Z')

/** What every connector that publishes must do. `drafts` are acceptable, one for each form on offer. */
export function publishingTests(network: () => FakeNetwork): void {
  const publishing = (): Publishing | undefined => network().connector.publishing
  const drafts = () => network().drafts ?? []
  const textDraft = (): PostDraft => {
    const [draft] = drafts()
    if (draft === undefined) throw new Error('the fake network lacks a draft')
    return draft
  }

  it('takes a draft of each form it offers, and says nothing against it', () => {
    if (publishing() === undefined) return
    const { publish } = network().connector.profile
    expect(new Set(drafts().map((draft) => draft.form))).toEqual(new Set(publish?.forms))
    for (const draft of drafts()) expect(publishing()?.problemsOf(draft, NOW)).toEqual([])
    expect(network().calls()).toEqual([])
  })

  it('says what it cannot take before anything is sent', async () => {
    const { publish } = network().connector.profile
    if (publishing() === undefined || publish === undefined) return
    const tooLong = { ...textDraft(), text: 'å'.repeat(publish.textCharacters + 1) }
    expect(codes(publishing(), tooLong)).toContain('text-too-long')
    const withAltText = drafts().find((draft) => draft.images.length > 0)
    const most = publish.images?.altTextCharacters
    if (withAltText !== undefined && typeof most === 'number') {
      const images = withAltText.images.map((image) => ({ ...image, altText: 'å'.repeat(most + 1) }))
      expect(codes(publishing(), { ...withAltText, images })).toContain('alt-text-too-long')
    }
    const scheduled = { ...textDraft(), publishAt: NOW.add({ seconds: 1 }) }
    const expected = publish.schedule === null ? 'schedule-not-offered' : 'schedule-too-soon'
    expect(codes(publishing(), scheduled)).toContain(expected)
    await expect(publishing()?.start(network().access, tooLong)).rejects.toThrow()
    expect(network().calls()).toEqual([])
  })

  it('publishes each form, and finds it again by its key or words', async () => {
    const { access } = network()
    for (const draft of drafts()) {
      const step = await toTheEnd(publishing(), access, draft)
      expect(step.state).toBe('published')
      if (step.state !== 'published') continue
      expect(step.externalId).not.toBe('')
      const found = await publishing()?.find(access, draft, NOW.subtract({ hours: 1 }))
      expect(found?.externalId).toBe(step.externalId)
    }
  })

  it('answers null for what was never published, and does not when it could not look', async () => {
    if (publishing() === undefined) return
    const { access, meet } = network()
    const other = { key: 'aldrig-skickad-1', text: 'Aldrig skickat, någonsin' }
    expect(await publishing()?.find(access, other, NOW.subtract({ hours: 1 }))).toBeNull()
    meet('gateway-error')
    await expect(publishing()?.find(access, other, NOW)).rejects.toBeInstanceOf(Unavailable)
  })

  it('knows nothing, not "failed", when the network falls silent while it publishes', async () => {
    if (publishing() === undefined) return
    const { access, meet } = network()
    meet('silent', 'acts')
    await expect(toTheEnd(publishing(), access, textDraft())).rejects.toBeInstanceOf(OutcomeUnknown)
  })
}

function codes(publishing: Publishing | undefined, draft: PostDraft): readonly string[] {
  return (publishing?.problemsOf(draft, NOW) ?? []).map((problem) => problem.code)
}

async function toTheEnd(
  publishing: Publishing | undefined,
  access: FakeNetwork['access'],
  draft: PostDraft,
): Promise<PublishStep> {
  if (publishing === undefined) throw new Error('the connector does not publish')
  return goOn(() => publishing, access, draft, await publishing.start(access, draft))
}
