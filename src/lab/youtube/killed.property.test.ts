/** Whatever breaks and whenever the process dies: one film, made public once (design §2.6). */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { OutcomeUnknown, RateLimited, Rejected, Unavailable, type Access } from '#connectors/connector.ts'
import type { PublishStep, Publishing } from '#connectors/publishing.ts'
import { youtubeSecret } from '#connectors/youtube/secret.ts'
import { connectorAt, filmDraft } from '#connectors/youtube/youtube-for-tests.ts'
import type { TownFault } from '../town/faults.ts'
import { PRACTICE_CLIENT } from './create-youtube-lab.ts'
import { youtubeForTests, type YoutubeForTests } from './youtube-for-tests.ts'

const call = fc.constantFrom(
  'videos.insert',
  'upload',
  'captions.insert',
  'videos.list',
  'videos.update',
  'playlistItems.list',
)
const fault = fc.constantFrom<TownFault>(
  { kind: 'cut', acts: true },
  { kind: 'cut' },
  { kind: 'gateway', status: 502, acts: true },
  { kind: 'gateway', status: 503 },
  { kind: 'wrong-json', acts: true },
)
const troubles = fc.array(fc.record({ call, fault, kills: fc.boolean() }), { maxLength: 5 })

const FAILURES = [OutcomeUnknown, RateLimited, Rejected, Unavailable]

/** What a publisher keeps: the last step. A killed process forgets its connector with what that held in memory. */
async function publish(
  network: YoutubeForTests,
  access: Access,
  plan: readonly { call: string; fault: TownFault; kills: boolean }[],
) {
  const begin = () => connectorAt(network, PRACTICE_CLIENT).publishing
  let publishing = begin() as Required<Publishing>
  let step: PublishStep | null = null
  const left = [...plan]
  const sentAfter = network.clock.now()
  const lookFor = () => {
    network.lab.town.faults.clear()
    return publishing.find(access, filmDraft(), sentAfter)
  }
  for (let tries = 0; tries < 40; tries += 1) {
    const next = left.shift()
    if (next !== undefined) network.lab.town.faults.next({ call: next.call }, next.fault)
    try {
      if (step === null) step = await publishing.start(access, filmDraft())
      else if (step.state === 'uploading') step = await publishing.upload(access, step.handle, filmDraft())
      else if (step.state === 'preparing') step = await publishing.look(access, step.handle)
      else if (step.state === 'ready') step = await publishing.finish(access, step.handle)
      else return step
    } catch (error) {
      if (!FAILURES.some((kind) => error instanceof kind)) throw error
      const found = error instanceof OutcomeUnknown ? await lookFor() : null
      if (found !== null) return { state: 'published', ...found } as const
      if (next?.kills === true) publishing = begin() as Required<Publishing>
    }
  }
  throw new Error('never published')
}

it('is published once', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(troubles, async (plan) => {
      const network = await youtubeForTests()
      try {
        const token = youtubeSecret(network.lab.grantFor(network.channelId))
        const access = { accountExternalId: network.channelId, token }
        const step = await publish(network, access, plan)
        const films = Object.values(network.lab.town.state.posts).filter(({ id }) => id !== network.film.id)
        expect(films.map(({ id }) => id)).toEqual(['externalId' in step ? step.externalId : ''])
        expect(network.lab.town.state.deeds.filter(({ kind }) => kind === 'published')).toHaveLength(1)
        expect(network.lab.breaches).toEqual([])
      } finally {
        await network.close()
      }
    }),
    { numRuns: 25 },
  )
})
