/** Films on their way up to LinkedIn: addresses that end, and a last word that was said twice. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Access } from '#connectors/connector.ts'
import { createLinkedin, type LinkedinConnector } from '#connectors/linkedin/linkedin.ts'
import { linkedinSecret } from '#connectors/linkedin/secret.ts'
import type { PostDraft, PublishStep } from '#connectors/publishing.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import { CLIENT, serveLab, type ServedLab } from './lab-for-tests.ts'

const BYTES = 4_194_304 + 9
const draft: PostDraft = {
  key: 'film-0001',
  form: 'video',
  text: 'Så plogar vi',
  language: 'sv',
  link: null,
  images: [],
  video: {
    byteLength: BYTES,
    mediaType: 'video/mp4',
    seconds: 30,
    width: 1_280,
    height: 720,
    read: (start, end) => Promise.resolve(new Uint8Array(end - start)),
    title: 'Så plogar vi',
    altText: '',
    captions: null,
  },
  publishAt: null,
}

let served: ServedLab
let publishing: LinkedinConnector['publishing']
let access: Access
beforeEach(async () => {
  served = await serveLab({}, 5_000)
  const { http, clock, baseUrl, lab, account } = served
  const dailyCalls = { app: 10_000, member: 10_000 }
  const quota = createMemoryQuota(clock)
  ;({ publishing } = createLinkedin({ http, clock, quota, baseUrl, dailyCalls, ...CLIENT }))
  access = { accountExternalId: account.id, token: linkedinSecret(lab.grantFor(account.id)) }
})
afterEach(() => served.close())

async function onward(step: PublishStep): Promise<PublishStep> {
  if (step.state !== 'uploading') throw new Error(step.state)
  const next = await publishing.upload?.(access, step.handle, draft)
  if (next === undefined) throw new Error('no upload')
  return next
}

it('begins anew when the addresses have ended, and not a minute before', async () => {
  const first = await onward(await publishing.start(access, draft))
  expect(first).toMatchObject({ state: 'uploading', sentBytes: 4_194_304 })
  served.clock.advance({ minutes: 59 })
  expect(await onward(first)).toMatchObject({ state: 'uploading', sentBytes: BYTES })
  served.clock.advance({ minutes: 1 })
  const anew = await onward(first)
  expect(anew).toMatchObject({ state: 'uploading', sentBytes: 0 })
  expect((await onward(await onward(await onward(anew)))).state).toBe('preparing')
})

it('asks the film itself when LinkedIn will not hear a second time that it is whole', async () => {
  const whole = await onward(await onward(await publishing.start(access, draft)))
  const call = 'videos.ACTION-finalizeUpload'
  served.lab.town.faults.next({ call }, { kind: 'forbidden' })
  await expect(onward(whole)).rejects.toMatchObject({ name: 'Rejected', code: 'access-denied' })
  served.lab.town.faults.next({ call }, { kind: 'forbidden', acts: true })
  expect((await onward(whole)).state).toBe('preparing')
})
