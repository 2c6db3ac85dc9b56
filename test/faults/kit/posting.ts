import type { PostDraft, PostForm, Publishing, PublishStep } from '#connectors/publishing.ts'
import type { Access, Connector } from '#connectors/connector.ts'

/** What a process that posts knows of its work, kept in a file before each thing that it does: the shape that an intent has in the outbox. */
export type PostingState =
  | { readonly phase: 'begun'; readonly at: string }
  | { readonly phase: 'uploading' | 'open' | 'finishing'; readonly at: string; readonly handle: string }
  | { readonly phase: 'done'; readonly externalId: string }

export type Posting = {
  readonly network: string
  readonly access: Access
  readonly deed:
    { readonly kind: 'publish'; readonly form: PostForm } | { readonly kind: 'reply'; readonly to: string }
  /** Of the draft: another for each thing to post. */
  readonly key: string
  readonly text: string
  /** A public address of a picture, for networks that fetch it themselves. */
  readonly pictureUrl: string
  readonly pictureBase64: string
  readonly filmBytes: number
}

export type Notes = { read(): PostingState | null; write(state: PostingState): void }

const MOST_STEPS = 30

/** Does it, or goes on where a killed attempt had come; an unknown outcome is looked up before anything is done again. */
export async function post(connector: Connector, posting: Posting, notes: Notes): Promise<string> {
  const before = notes.read()
  if (before?.phase === 'done') return before.externalId
  const { deed } = posting
  const id =
    deed.kind === 'reply'
      ? await reply(connector, posting, deed.to, notes)
      : await publish(connector, posting, draftOf(posting, deed.form), notes)
  notes.write({ phase: 'done', externalId: id })
  return id
}

async function reply(
  connector: Connector,
  { access, text }: Posting,
  to: string,
  notes: Notes,
): Promise<string> {
  const before = notes.read()
  if (before?.phase === 'begun') {
    const found = await connector.findReply?.(access, to, text, Temporal.Instant.from(before.at))
    if (found !== null && found !== undefined) return found.externalId
  }
  notes.write({ phase: 'begun', at: before?.phase === 'begun' ? before.at : now() })
  const written = await connector.reply?.(access, to, text)
  if (written === undefined) throw new Error('the network takes no replies')
  return written.externalId
}

async function publish(
  { publishing }: Connector,
  { access }: Posting,
  draft: PostDraft,
  notes: Notes,
): Promise<string> {
  if (publishing === undefined) throw new Error('the network takes no posts')
  const before = notes.read()
  const since = before === null || before.phase === 'done' ? now() : before.at
  if (before?.phase === 'begun' || before?.phase === 'finishing') {
    const found = await publishing.find(access, draft, Temporal.Instant.from(since))
    if (found !== null) return found.externalId
  }
  let step = await enter({ publishing, access, draft, notes, since }, before)
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    if (step.state === 'published' || step.state === 'scheduled') return step.externalId
    step = await onward({ publishing, access, draft, notes, since }, step)
  }
  throw new Error('the network never finishes')
}

type Going = {
  readonly publishing: Publishing
  readonly access: Access
  readonly draft: PostDraft
  readonly notes: Notes
  readonly since: string
}

/** From the beginning, or by asking what became of the part that was begun. An upload is gone on with, from the handle that was kept. */
async function enter(
  { publishing, access, draft, notes, since }: Going,
  before: PostingState | null,
): Promise<PublishStep> {
  if (before?.phase === 'uploading')
    return taken(publishing.upload?.(access, before.handle, draft), before.phase)
  if (before?.phase === 'open' || before?.phase === 'finishing')
    return taken(publishing.look?.(access, before.handle), before.phase)
  notes.write({ phase: 'begun', at: since })
  return publishing.start(access, draft)
}

const PHASES = { uploading: 'uploading', preparing: 'open', ready: 'finishing' } as const

async function onward(
  { publishing, access, draft, notes, since }: Going,
  { state, handle }: Extract<PublishStep, { readonly handle: string }>,
): Promise<PublishStep> {
  notes.write({ phase: PHASES[state], at: since, handle })
  if (state === 'uploading') return taken(publishing.upload?.(access, handle, draft), state)
  return taken((state === 'ready' ? publishing.finish : publishing.look)?.(access, handle), state)
}

async function taken(step: Promise<PublishStep> | undefined, state: string): Promise<PublishStep> {
  if (step === undefined) throw new Error(`nothing follows ${state}`)
  return step
}

function draftOf({ key, text, pictureUrl, pictureBase64, filmBytes }: Posting, form: PostForm): PostDraft {
  const bytes = new Uint8Array(Buffer.from(pictureBase64, 'base64'))
  const image = {
    bytes,
    mediaType: 'image/jpeg',
    width: 64,
    height: 64,
    altText: 'En röd ruta',
    publicUrl: pictureUrl,
  }
  const film = new Uint8Array(filmBytes)
  const video = {
    byteLength: filmBytes,
    mediaType: 'video/mp4',
    seconds: 12,
    width: 1280,
    height: 720,
    read: (start: number, end: number) => Promise.resolve(film.slice(start, end)),
    title: text,
    altText: '',
    captions: null,
  }
  return {
    key,
    form,
    text,
    language: 'sv',
    link: null,
    images: form === 'image' ? [image] : [],
    video: form === 'video' ? video : null,
    publishAt: null,
  }
}

function now(): string {
  return Temporal.Now.instant().toString()
}
