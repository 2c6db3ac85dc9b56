import type { Context, Hono } from 'hono'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { photoRef } from '../graph/answers/photo.ts'
import { mediaResponse } from '../graph/server.ts'
import { isGone } from '../graph/thread/find.ts'
import type { OpenForm } from './comment.tsx'
import { emptyDraft } from './compose.tsx'
import type { Draft } from './compose.tsx'
import { authorOf, exampleNamed } from './examples.ts'
import { FaultsPage } from './faults-page.tsx'
import { MessagesPage } from './messages-page.tsx'
import { PagePage } from './page-page.tsx'
import { PostPage } from './post-page.tsx'
import { html, notFound, pageNamed, postIdOf, viewOf } from './square-context.tsx'
import type { SquareOptions } from './square-context.tsx'
import { StartPage } from './start-page.tsx'
import { returnPath, speak } from './visitor.ts'
import { WhoPage } from './who-page.tsx'

function draftOf(context: Context): Draft {
  const example = exampleNamed(context.req.query('exempel'))
  if (example === undefined) return emptyDraft
  return { ...emptyDraft, text: example.text, author: authorOf(example)?.name ?? null }
}

function openForm(context: Context, { lab }: SquareOptions): OpenForm | null {
  const { svara, andra } = context.req.query()
  const comment = lab.state.comments[svara ?? andra ?? '']
  if (comment === undefined || isGone(lab.state, comment)) return null
  const kind = svara === undefined ? 'change' : 'reply'
  const text = kind === 'change' ? comment.text : ''
  return { commentId: comment.id, kind, draft: { ...emptyDraft, text } }
}

function showPost(context: Context, options: SquareOptions): Response {
  const postId = postIdOf(context, options.lab)
  if (postId === null) return notFound(context, options)
  const view = viewOf(context, options)
  const open = openForm(context, options)
  return html(context, <PostPage view={view} postId={postId} draft={draftOf(context)} open={open} />)
}

function showPage(context: Context, options: SquareOptions): Response {
  const page = pageNamed(options.lab, context.req.param('page') ?? '')
  if (page === undefined) return notFound(context, options)
  return html(context, <PagePage view={viewOf(context, options)} page={page} />)
}

/** The network's address of a photo leads to its picture. */
function showPhoto(context: Context, options: SquareOptions): Response {
  const found = photoRef(options.lab.core, context.req.param('photo') ?? '')
  const source = found?.node === 'Photo' ? found.value['source'] : undefined
  if (typeof source !== 'string') return notFound(context, options)
  const name = source.slice(source.lastIndexOf('/') + 1)
  return context.redirect(`${options.basePath}/bild/${name}`, 302)
}

function addPages(app: Hono, options: SquareOptions): void {
  app.get('/', (context) => html(context, <StartPage view={viewOf(context, options)} />))
  app.get('/storningar', (context) => html(context, <FaultsPage view={viewOf(context, options)} />))
  app.get('/meddelanden', (context) => {
    const pageId = context.req.query('till') ?? null
    const view = viewOf(context, options)
    return html(context, <MessagesPage view={view} draft={emptyDraft} pageId={pageId} />)
  })
  app.get('/vem', (context) => {
    const returnTo = returnPath(options.basePath, context.req.query('till'))
    const view = viewOf(context, options)
    return html(context, <WhoPage view={view} returnTo={returnTo} error={null} />)
  })
  app.get('/:page/posts/:post', (context) => showPost(context, options))
  app.get('/:page', (context) => showPage(context, options))
}

export function addReadRoutes(app: Hono, options: SquareOptions): void {
  const style = readFileSync(join(import.meta.dirname, 'square.css'), 'utf8')
  app.get('/stil.css', (context) =>
    context.body(style, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=60' }),
  )
  app.get('/bild/:name', (context) => mediaResponse(context.req.param('name')))
  app.get('/photo/:photo', (context) => showPhoto(context, options))
  app.get('/sprak/:code', (context) => {
    speak(context, options.basePath, context.req.param('code') === 'en' ? 'en' : 'sv')
    return context.redirect(returnPath(options.basePath, context.req.query('till')), 303)
  })
  addPages(app, options)
}
