import { expect, it } from 'vitest'
import { Unavailable, type Access } from './connector.ts'
import type { FakeNetwork } from './contract-network.ts'
import type { DraftVideo, PostDraft, Publishing, PublishStep } from './publishing.ts'

const MOST_STEPS = 40

/** One step after another; each may be taken by another process. */
export async function goOn(
  publishing: () => Publishing,
  access: Access,
  draft: PostDraft,
  from: PublishStep,
): Promise<PublishStep> {
  let step = from
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    if (step.state === 'published' || step.state === 'scheduled') return step
    step = await next(publishing(), access, draft, step)
  }
  throw new Error('it never ends')
}

async function next(
  { upload, look, finish }: Publishing,
  access: Access,
  draft: PostDraft,
  { state, handle }: Extract<PublishStep, { readonly handle: string }>,
): Promise<PublishStep> {
  const taken =
    state === 'uploading'
      ? upload?.(access, handle, draft)
      : (state === 'ready' ? finish : look)?.(access, handle)
  if (taken === undefined) throw new Error(`nothing follows ${state}`)
  return taken
}

/** What every connector must do that sends films itself. */
export function filmTests(network: () => FakeNetwork): void {
  it('sends films by `upload` exactly where their bytes are ours to send', () => {
    const { publish } = network().connector.profile
    const isOurs = (publish?.video ?? null) !== null && publish?.needsPublicMedia === false
    const { publishing } = network().connector
    expect(publishing?.upload !== undefined).toBe(isOurs)
    // A process that was killed while it finished asks what became of it.
    if (publishing?.finish !== undefined) expect(publishing.look).toBeDefined()
  })

  const films = () => filmOn(network())
  sendingTests(films)
  interruptionTests(films)
  handleTests(films, () => network().calls().length)
}

type FilmOn = ReturnType<typeof filmOn>

/** null where the connector sends no films. */
function filmOn({ connector, access, films, drafts = [] }: FakeNetwork) {
  const { publishing } = connector
  const draft = drafts.find(({ video }) => video !== null)
  const upload = publishing?.upload
  if (publishing === undefined || upload === undefined) return null
  if (films === undefined || draft === undefined || draft.video === null)
    throw new Error('the fake network lacks a film')
  const watched = watch(draft.video)
  const another = () => films.anew().publishing ?? publishing
  return {
    ...films,
    publishing,
    upload,
    access,
    another,
    draft: { ...draft, video: watched.video },
    read: watched.read,
  }
}

function sendingTests(films: () => FilmOn): void {
  it('brings a film up from its first byte to its last, and nobody sees it until it is finished', async () => {
    const on = films()
    if (on === null) return
    let step = await on.publishing.start(on.access, on.draft)
    expect(step).toMatchObject({ state: 'uploading', sentBytes: 0 })
    expect(on.read).toEqual([])
    let sentBytes = 0
    while (step.state === 'uploading') {
      step = await on.upload(on.access, step.handle, on.draft)
      expect(on.visible(on.draft.text)).toBe(0)
      if (step.state !== 'uploading') break
      expect(step.sentBytes).toBeGreaterThan(sentBytes)
      sentBytes = step.sentBytes
    }
    expect(whole(on.read)).toBe(on.draft.video.byteLength)
    expect((await goOn(() => on.publishing, on.access, on.draft, step)).state).toBe('published')
    expect(on.visible(on.draft.text)).toBe(1)
  })

  it('goes on in another process after each part, from the handle that was kept, and sends no byte twice', async () => {
    const on = films()
    if (on === null) return
    const begun = await on.publishing.start(on.access, on.draft)
    expect((await goOn(on.another, on.access, on.draft, begun)).state).toBe('published')
    expect(whole(on.read)).toBe(on.draft.video.byteLength)
    expect(on.visible(on.draft.text)).toBe(1)
  })
}

function interruptionTests(films: () => FilmOn): void {
  it('goes on when the answer to a part was lost', async () => {
    const on = films()
    if (on === null) return
    const begun = await on.publishing.start(on.access, on.draft)
    if (begun.state !== 'uploading') throw new Error(begun.state)
    on.loseNextAnswer()
    await expect(on.upload(on.access, begun.handle, on.draft)).rejects.toBeInstanceOf(Unavailable)
    expect((await goOn(on.another, on.access, on.draft, begun)).state).toBe('published')
    expect(on.visible(on.draft.text)).toBe(1)
  })

  it('makes one post although every handle of the upload is used twice', async () => {
    const on = films()
    if (on === null) return
    let step = await on.publishing.start(on.access, on.draft)
    while (step.state === 'uploading') {
      await on.upload(on.access, step.handle, on.draft)
      step = await next(on.another(), on.access, on.draft, step)
    }
    expect((await goOn(on.another, on.access, on.draft, step)).state).toBe('published')
    expect(on.visible(on.draft.text)).toBe(1)
  })

  it('begins anew when the network has forgotten what had come', async () => {
    const on = films()
    if (on?.forgetUploads === undefined) return
    const begun = await on.publishing.start(on.access, on.draft)
    if (begun.state !== 'uploading') throw new Error(begun.state)
    const later = await on.upload(on.access, begun.handle, on.draft)
    on.forgetUploads()
    expect((await goOn(on.another, on.access, on.draft, later)).state).toBe('published')
    expect(on.visible(on.draft.text)).toBe(1)
  })
}

function handleTests(films: () => FilmOn, calls: () => number): void {
  it('takes no handle but its own, and asks nobody', async () => {
    const on = films()
    if (on === null) return
    const begun = await on.publishing.start(on.access, on.draft)
    if (begun.state !== 'uploading') throw new Error(begun.state)
    const before = calls()
    const { handle } = begun
    const own = JSON.parse(handle) as Record<string, unknown>
    const refused = { name: 'Rejected', code: 'bad-handle' }
    const foreign = JSON.stringify({ ...own, network: 'another' })
    for (const wrong of ['', 'null', '[]', '{}', '"x"', foreign, handle.slice(1)]) {
      await expect(on.upload(on.access, wrong, on.draft)).rejects.toMatchObject(refused)
      for (const step of [on.publishing.look, on.publishing.finish]) {
        if (step !== undefined) await expect(step(on.access, wrong)).rejects.toMatchObject(refused)
      }
    }
    const elsewhere = { ...on.access, accountExternalId: 'somebody-else' }
    await expect(on.upload(elsewhere, handle, on.draft)).rejects.toMatchObject(refused)
    const another = { ...on.draft, key: 'ett-annat-utkast' }
    await expect(on.upload(on.access, handle, another)).rejects.toMatchObject(refused)
    expect(calls()).toBe(before)
  })
}

type Bounds = readonly [start: number, end: number]

function watch(video: DraftVideo): { readonly video: DraftVideo; readonly read: Bounds[] } {
  const read: Bounds[] = []
  const reading = (start: number, end: number) => {
    read.push([start, end])
    return video.read(start, end)
  }
  return { video: { ...video, read: reading }, read }
}

/** How far the parts reach when each begins where the one before it ended; otherwise null. */
function whole(read: readonly Bounds[]): number | null {
  return read.reduce<number | null>((reached, [start, end]) => (start === reached ? end : null), 0)
}
