import { InvalidInput } from '#core/errors.ts'
import type { Context, Hono } from 'hono'
import type { LabPerson, Reaction } from '../graph/state.ts'
import { isGone } from '../graph/thread/find.ts'
import type { OpenForm } from './comment.tsx'
import { emptyDraft } from './compose.tsx'
import type { Draft } from './compose.tsx'
import { setFault } from './fault-choices.ts'
import { field, readWrittenForm, wordsForFault } from './form-fault.ts'
import type { WrittenForm } from './form-fault.ts'
import { MessagesPage } from './messages-page.tsx'
import { PostPage } from './post-page.tsx'
import { html, notFound, pageNamed, postIdOf, seeOther, viewOf } from './square-context.tsx'
import type { SquareOptions } from './square-context.tsx'
import { postPath } from './view.ts'
import { become, returnPath, visitor } from './visitor.ts'
import { WhoPage } from './who-page.tsx'

const reactions: readonly Reaction[] = ['LIKE', 'LOVE', 'SAD', 'ANGRY']

function personIn(options: SquareOptions, written: WrittenForm): LabPerson {
  if (written.author === '') throw new InvalidInput([{ field: 'author', code: 'name' }])
  return options.lab.addPerson({ name: written.author })
}

function draftOf(written: WrittenForm, error: string): Draft {
  const { text, picture, ownName } = written
  return { text, picture, ownName, author: written.listed === '' ? null : written.listed, error }
}

async function comment(context: Context, options: SquareOptions): Promise<Response> {
  const { lab, basePath } = options
  const postId = postIdOf(context, lab)
  if (postId === null) return notFound(context, options)
  const parentId = context.req.query('svara') ?? null
  const written = readWrittenForm(await context.req.formData())
  try {
    const person = personIn(options, written)
    const media = written.picture === '' ? null : written.picture
    const made = lab.writeComment({ postId, parentId, author: person.id, text: written.text, media })
    become(context, basePath, person)
    const path = postPath(viewOf(context, options), postId)
    return seeOther(context, path, 'skrivet', `#kommentar-${made.id}`)
  } catch (error) {
    const view = viewOf(context, options)
    const words = wordsForFault(error, view.texts)
    if (words === null) throw error
    const draft = draftOf(written, words)
    const open: OpenForm | null = parentId === null ? null : { commentId: parentId, kind: 'reply', draft }
    const isThere = parentId === null || lab.state.comments[parentId]?.postId === postId
    const first = open === null || !isThere ? draft : emptyDraft
    return html(context, <PostPage view={view} postId={postId} draft={first} open={open} />, 422)
  }
}

async function change(context: Context, options: SquareOptions): Promise<Response> {
  const { lab } = options
  const id = context.req.param('comment') ?? ''
  const found = lab.state.comments[id]
  if (found === undefined) return notFound(context, options)
  const written = readWrittenForm(await context.req.formData())
  const view = viewOf(context, options)
  try {
    lab.editComment(id, view.me?.id ?? 'nobody', written.text)
    return seeOther(context, postPath(view, found.postId), 'andrat', `#kommentar-${id}`)
  } catch (error) {
    const words = wordsForFault(error, view.texts)
    if (words === null) throw error
    if (lab.state.posts[found.postId]?.removedAt !== null) return notFound(context, options)
    const open: OpenForm = { commentId: id, kind: 'change', draft: draftOf(written, words) }
    return html(context, <PostPage view={view} postId={found.postId} draft={emptyDraft} open={open} />, 422)
  }
}

function remove(context: Context, options: SquareOptions): Response {
  const { lab } = options
  const id = context.req.param('comment') ?? ''
  const found = lab.state.comments[id]
  const me = visitor(context, lab)
  // Only the owner ever sees the button; anybody else gets what a stranger gets.
  if (found === undefined || isGone(lab.state, found) || found.authorId !== me?.id) {
    return notFound(context, options)
  }
  lab.removeOwnComment(id, me.id)
  return seeOther(context, postPath(viewOf(context, options), found.postId), 'borttaget')
}

async function react(context: Context, options: SquareOptions): Promise<Response> {
  const { lab } = options
  const form = await context.req.formData()
  const thing = field(form, 'vad')
  const postId = lab.state.comments[thing]?.postId ?? thing
  const me = visitor(context, lab)
  if (me === null || lab.state.posts[postId]?.removedAt !== null) return notFound(context, options)
  const wanted = reactions.find((one) => one === form.get('hur')) ?? null
  try {
    lab.react(thing, me.id, wanted)
  } catch (error) {
    if (wordsForFault(error, viewOf(context, options).texts) === null) throw error
    return notFound(context, options)
  }
  const anchor = thing === postId ? '' : `#kommentar-${thing}`
  return seeOther(context, postPath(viewOf(context, options), postId), 'reagerat', anchor)
}

async function message(context: Context, options: SquareOptions): Promise<Response> {
  const { lab, basePath } = options
  const page = pageNamed(lab, context.req.param('page') ?? '')
  if (page === undefined) return notFound(context, options)
  const written = readWrittenForm(await context.req.formData())
  try {
    const person = personIn(options, written)
    const media = written.picture === '' ? null : written.picture
    lab.sendDirectMessage({ pageId: page.id, author: person.id, text: written.text, media })
    become(context, basePath, person)
    return seeOther(context, `${basePath}/meddelanden?till=${page.id}`, 'skickat')
  } catch (error) {
    const view = viewOf(context, options)
    const words = wordsForFault(error, view.texts)
    if (words === null) throw error
    const draft = draftOf(written, words)
    return html(context, <MessagesPage view={view} draft={draft} pageId={page.id} />, 422)
  }
}

async function who(context: Context, options: SquareOptions): Promise<Response> {
  const form = await context.req.formData()
  const returnTo = returnPath(options.basePath, field(form, 'till'))
  try {
    become(context, options.basePath, personIn(options, readWrittenForm(form)))
    return seeOther(context, returnTo, 'bytt')
  } catch (error) {
    const view = viewOf(context, options)
    const words = wordsForFault(error, view.texts)
    if (words === null) throw error
    return html(context, <WhoPage view={view} returnTo={returnTo} error={words} />, 422)
  }
}

async function fault(context: Context, options: SquareOptions): Promise<Response> {
  const form = await context.req.formData()
  const wanted = { key: field(form, 'fel'), mode: field(form, 'hur') }
  if (!setFault(options.lab.faults, wanted)) return notFound(context, options)
  return seeOther(context, `${options.basePath}/storningar`, 'stalt')
}

async function quota(context: Context, options: SquareOptions): Promise<Response> {
  const percent = Number((await context.req.formData()).get('procent'))
  if (!Number.isInteger(percent) || percent < 0 || percent > 100) return notFound(context, options)
  // The network tells how long to wait only when the quota is used up.
  const regainMinutes = percent >= 100 ? 30 : 0
  options.lab.usage.set({ callCount: percent, totalTime: percent, totalCpuTime: percent, regainMinutes })
  return seeOther(context, `${options.basePath}/storningar`, 'stalt')
}

export function addWriteRoutes(app: Hono, options: SquareOptions): void {
  app.post('/vem', (context) => who(context, options))
  app.post('/reagera', (context) => react(context, options))
  app.post('/storningar', (context) => fault(context, options))
  app.post('/storningar/kvot', (context) => quota(context, options))
  app.post('/kommentar/:comment/andra', (context) => change(context, options))
  app.post('/kommentar/:comment/ta-bort', (context) => remove(context, options))
  app.post('/:page/posts/:post/kommentera', (context) => comment(context, options))
  app.post('/:page/meddelande', (context) => message(context, options))
}
