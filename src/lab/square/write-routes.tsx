import { InvalidInput } from '#core/errors.ts'
import type { Context, Hono } from 'hono'
import { addressKey, anchorOf, fromAddressKey } from './address-key.ts'
import type { OpenForm } from './comment.tsx'
import { emptyDraft } from './compose.tsx'
import type { Draft } from './compose.tsx'
import { setFault } from './fault-choices.ts'
import { field, readWrittenForm, wordsForFault } from './form-fault.ts'
import type { WrittenForm } from './form-fault.ts'
import { MessagesPage } from './messages-page.tsx'
import { PagePage } from './page-page.tsx'
import { PostPage } from './post-page.tsx'
import { html, notFound, seeOther, viewOf } from './square-context.tsx'
import type { Square } from './square-context.tsx'
import type { SquareNetwork, Writing } from './square-network.ts'
import { setTownFault } from './town-faults.ts'
import { networkBase, postPath } from './view.ts'
import { become, returnPath, visitor } from './visitor.ts'
import { WhoPage } from './who-page.tsx'

type At = { readonly context: Context; readonly square: Square; readonly network: SquareNetwork }

const viewAt = ({ context, square, network }: At) => viewOf(context, square, network)
const nothing = ({ context, square }: At) => notFound(context, square)

/** Makes the writer known to the network, so that a name nobody can have is refused before anything is written. */
function writingIn({ network }: At, { author, text, picture }: WrittenForm): Writing {
  if (author === '') throw new InvalidInput([{ field: 'author', code: 'name' }])
  network.greet(author)
  return { author: author.trim().replaceAll(/\s+/g, ' '), text, picture: picture === '' ? null : picture }
}

function draftOf(written: WrittenForm, error: string): Draft {
  const { text, picture, ownName } = written
  return { text, picture, ownName, author: written.listed === '' ? null : written.listed, error }
}

/** The words for what a person can mend; anything else goes on and becomes a server's fault. */
function wordsOrThrow(at: At, error: unknown): string {
  const words = wordsForFault(error, viewAt(at).texts)
  if (words === null) throw error
  return words
}

async function comment(at: At): Promise<Response> {
  const { context, square, network } = at
  const postId = network.postAt(context.req.param('page') ?? '', context.req.param('post') ?? '')
  if (postId === null) return nothing(at)
  const replyTo = context.req.query('svara')
  const parentId = replyTo === undefined ? null : fromAddressKey(replyTo)
  const written = readWrittenForm(await context.req.formData())
  try {
    const writing = writingIn(at, written)
    const made = network.write(postId, parentId, writing)
    become(context, square.basePath, writing.author)
    return seeOther(context, postPath(viewAt(at), postId), 'skrivet', `#${anchorOf(made)}`)
  } catch (error) {
    const draft = draftOf(written, wordsOrThrow(at, error))
    const open: OpenForm | null = parentId === null ? null : { commentId: parentId, kind: 'reply', draft }
    const isThere = parentId === null || network.comment(parentId)?.postId === postId
    return postAgain(at, postId, open === null || !isThere ? draft : emptyDraft, open)
  }
}

/** The same page with what was written and what to mend. */
function postAgain(at: At, postId: string, draft: Draft, open: OpenForm | null): Response {
  const { context, square, network } = at
  const thread = network.thread(postId, visitor(context, square.networks))
  if (thread === null) return nothing(at)
  return html(context, <PostPage view={viewAt(at)} thread={thread} draft={draft} open={open} />, 422)
}

async function change(at: At): Promise<Response> {
  const { context, network } = at
  const id = fromAddressKey(context.req.param('comment') ?? '')
  const found = network.comment(id)
  if (found === null) return nothing(at)
  const written = readWrittenForm(await context.req.formData())
  const view = viewAt(at)
  try {
    network.edit(id, view.me ?? 'nobody', written.text)
    return seeOther(context, postPath(view, found.postId), 'andrat', `#${anchorOf(id)}`)
  } catch (error) {
    const draft = draftOf(written, wordsForChange(at, error))
    return postAgain(at, found.postId, emptyDraft, { commentId: id, kind: 'change', draft })
  }
}

/** Whoever is nobody here cannot be the writer. */
function wordsForChange(at: At, error: unknown): string {
  const { texts, me } = viewAt(at)
  return me === null ? texts.errors.notYours : wordsOrThrow(at, error)
}

function remove(at: At): Response {
  const { context, network } = at
  const id = fromAddressKey(context.req.param('comment') ?? '')
  const found = network.comment(id)
  const view = viewAt(at)
  // Only the owner ever sees the button; anybody else gets what a stranger gets.
  if (found === null || view.me === null || found.authorName !== view.me) return nothing(at)
  network.remove(id, view.me)
  return seeOther(context, postPath(view, found.postId), 'borttaget')
}

async function react(at: At): Promise<Response> {
  const { context, square, network } = at
  const form = await context.req.formData()
  const thing = field(form, 'vad')
  const postId = network.comment(thing)?.postId ?? thing
  const me = visitor(context, square.networks)
  if (me === null || network.thread(postId, me) === null) return nothing(at)
  const wanted = network.reactions.find((one) => one === form.get('hur')) ?? null
  network.react(thing, me, wanted)
  const anchor = thing === postId ? '' : `#${anchorOf(thing)}`
  return seeOther(context, postPath(viewAt(at), postId), 'reagerat', anchor)
}

async function message(at: At): Promise<Response> {
  const { context, square, network } = at
  const place = network.place(context.req.param('page') ?? '')
  if (place === null || !network.hasMessages) return nothing(at)
  const placeKey = addressKey(place.id)
  const written = readWrittenForm(await context.req.formData())
  try {
    const writing = writingIn(at, written)
    network.send(place.id, writing)
    become(context, square.basePath, writing.author)
    return seeOther(
      context,
      `${square.basePath}/meddelanden?natverk=${network.id}&till=${placeKey}`,
      'skickat',
    )
  } catch (error) {
    const draft = draftOf(written, wordsOrThrow(at, error))
    return html(context, <MessagesPage view={viewAt(at)} draft={draft} placeKey={placeKey} />, 422)
  }
}

async function mention(at: At): Promise<Response> {
  const { context, square, network } = at
  const place = network.place(context.req.param('page') ?? '')
  if (place === null || !network.hasMentions) return nothing(at)
  const written = readWrittenForm(await context.req.formData())
  try {
    const writing = writingIn(at, written)
    const made = network.mention(place.id, writing)
    become(context, square.basePath, writing.author)
    return seeOther(context, postPath(viewAt(at), made), 'skrivet')
  } catch (error) {
    const draft = draftOf(written, wordsOrThrow(at, error))
    return html(context, <PagePage view={viewAt(at)} place={place} draft={draft} />, 422)
  }
}

async function who(at: At): Promise<Response> {
  const { context, square } = at
  const form = await context.req.formData()
  const returnTo = returnPath(square.basePath, field(form, 'till'))
  try {
    become(context, square.basePath, writingIn(at, readWrittenForm(form)).author)
    return seeOther(context, returnTo, 'bytt')
  } catch (error) {
    const words = wordsOrThrow(at, error)
    return html(context, <WhoPage view={viewAt(at)} returnTo={returnTo} error={words} />, 422)
  }
}

type Setting = { readonly key: string; readonly mode: string }

async function fault(at: At, set: (wanted: Setting) => boolean): Promise<Response> {
  const form = await at.context.req.formData()
  if (!set({ key: field(form, 'fel'), mode: field(form, 'hur') })) return nothing(at)
  return seeOther(at.context, `${networkBase(viewAt(at))}/storningar`, 'stalt')
}

async function quota(at: At): Promise<Response> {
  const { context, square } = at
  const percent = Number((await context.req.formData()).get('procent'))
  if (!Number.isInteger(percent) || percent < 0 || percent > 100) return nothing(at)
  // The network tells how long to wait only when the quota is used up.
  const regainMinutes = percent >= 100 ? 30 : 0
  square.lab.usage.set({ callCount: percent, totalTime: percent, totalCpuTime: percent, regainMinutes })
  return seeOther(context, `${square.basePath}/storningar`, 'stalt')
}

export function addWriteRoutes(app: Hono, square: Square): void {
  app.post('/vem', (context) => who({ context, square, network: square.first }))
  app.post('/storningar', (context) =>
    fault({ context, square, network: square.first }, (wanted) => setFault(square.lab.faults, wanted)),
  )
  app.post('/storningar/kvot', (context) => quota({ context, square, network: square.first }))
  for (const network of square.networks.toReversed()) addNetworkRoutes(app, square, network)
}

function addNetworkRoutes(app: Hono, square: Square, network: SquareNetwork): void {
  const at = (context: Context): At => ({ context, square, network })
  const { path } = network
  const town = square.towns?.find(({ emulator }) => emulator.network === network.id)?.emulator.town
  if (town !== undefined)
    app.post(`${path}/storningar`, (context) =>
      fault(at(context), (wanted) => setTownFault(town.faults, wanted)),
    )
  app.post(`${path}/reagera`, (context) => react(at(context)))
  app.post(`${path}/kommentar/:comment/andra`, (context) => change(at(context)))
  app.post(`${path}/kommentar/:comment/ta-bort`, (context) => remove(at(context)))
  app.post(`${path}/:page/posts/:post/kommentera`, (context) => comment(at(context)))
  app.post(`${path}/:page/meddelande`, (context) => message(at(context)))
  app.post(`${path}/:page/namn`, (context) => mention(at(context)))
}
