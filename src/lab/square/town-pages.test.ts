import { HtmlValidate } from 'html-validate'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import type { Emulator } from '../emulator.ts'
import { labForTests } from '../graph/lab-for-tests.ts'
import { setStanding } from '../town/comments.ts'
import { townForTests } from '../town/town-for-tests.ts'
import { noteDeed } from '../town/town-core.ts'
import { addressKey, fromAddressKey } from './address-key.ts'
import { createSquare } from './create-square.tsx'
import { visitorOf } from './square-for-tests.ts'
import { en } from './texts.en.ts'
import { sv } from './texts.sv.ts'

const AMINA = 'Amina Yusuf'

function setUp() {
  const set = labForTests()
  const town = townForTests()
  const account = town.addAccount({
    name: 'Ekköping på Provnätet',
    handle: 'ekkoping',
    about: 'Vi svarar vardagar.',
  })
  const post = town.publishPost({ accountId: account.id, text: 'Vattnet är avstängt på Kärrvägen' })
  const nothing = () => Promise.resolve()
  const emulator: Emulator = {
    network: 'provnet',
    app: new Hono(),
    town,
    breaches: [{ at: '', method: 'GET', path: '/x', kind: 'unknown-parameter', detail: 'no such parameter' }],
    grantFor: () => ({}),
    start: () => undefined,
    stop: nothing,
  }
  const character = {
    ...{ name: 'Provnätet', hasMentions: true, hasPictures: true, hasComments: true },
    signInOf: ({ handle }: { readonly handle: string }) => ({ name: `${handle}.test`, password: 'öva-öva' }),
  }
  const square = createSquare({
    lab: set.lab,
    clock: set.clock,
    basePath: '/torgplatsen',
    towns: [{ emulator, character }],
  })
  const base = '/torgplatsen/provnet'
  const postPath = `${base}/${addressKey(account.id)}/posts/${addressKey(post.id)}`
  return { ...set, town, account, townPost: post, base, postPath, visitor: () => visitorOf(square) }
}

const form = (text: string, som = AMINA) => ({ text, som, eget: '', bild: '' })

describe('ids in addresses', () => {
  it.each(['123_456', 'urn:li:share:7', 'at://did:plc:abc/app.bsky.feed.post/3k', 'åäö'])(
    '%s and back',
    (id) => {
      expect(addressKey(id)).toMatch(/^[\w.~-]+$/)
      expect(fromAddressKey(addressKey(id))).toBe(id)
    },
  )
})

describe('a network with a town behind it', () => {
  it('stands on the first page beside Facebook', async () => {
    const set = setUp()
    const { html } = await set.visitor().get('/torgplatsen')
    for (const words of [sv.startTitleMany, 'Facebook', 'Provnätet', 'Ekköping på Provnätet', 'Kärrvägen'])
      expect(html).toContain(words)
  })

  it('takes comments, replies, changes, reactions and what people take back', async () => {
    const set = setUp()
    const [amina, bosse] = [set.visitor(), set.visitor()]
    const done = await amina.post(`${set.postPath}/kommentera`, form('När kommer vattnet? 😟'))
    expect(done.status).toBe(303)
    const [first] = Object.values(set.town.state.comments)
    const id = addressKey(first?.id ?? '')
    expect((await amina.get(done.location ?? '')).html).toContain('När kommer vattnet? 😟')
    await bosse.post(`${set.postPath}/kommentera?svara=${id}`, form('Vid tolv', 'Bosse Kärrman'))
    expect(set.town.publicView(set.townPost.id).comments).toMatchObject([{ replies: [{ text: 'Vid tolv' }] }])
    const refused = await bosse.post(`${set.base}/kommentar/${id}/andra`, form('Inte min'))
    expect([refused.status, refused.html.includes(sv.errors.notYours)]).toEqual([422, true])
    expect((await bosse.post(`${set.base}/kommentar/${id}/ta-bort`, {})).status).toBe(404)
    await bosse.post(`${set.base}/reagera`, { vad: first?.id ?? '', hur: 'like' })
    expect((await bosse.get(set.postPath)).html).toContain(sv.takeBack(sv.reactionNames.like))
    await amina.post(`${set.base}/kommentar/${id}/andra`, form('Tack!'))
    expect(first?.text).toBe('Tack!')
    expect((await amina.post(`${set.base}/kommentar/${id}/ta-bort`, {})).status).toBe(303)
    expect(first?.standing).toBe('removed')
  })

  it('says what an account is signed in to with, where that is a password', async () => {
    const set = setUp()
    const { html } = await set.visitor().get(`${set.base}/${addressKey(set.account.id)}`)
    for (const words of [sv.signIn.title, 'ekkoping.test', 'öva-öva']) expect(html).toContain(words)
  })

  it('gives the form back with what was written when something is wrong', async () => {
    const set = setUp()
    const who = set.visitor()
    const long = await who.post(`${set.postPath}/kommentera`, form('x'.repeat(301)))
    expect([long.status, long.html.includes(sv.errors['too-long'])]).toEqual([422, true])
    set.townPost.isOpen = false
    const closed = await who.post(`${set.postPath}/kommentera`, form('Hej'))
    expect(closed.status).toBe(422)
    expect((await who.get(set.postPath)).html).toContain(sv.commentsClosed)
  })

  it('takes posts of people’s own about the account, and messages', async () => {
    const set = setUp()
    const who = set.visitor()
    const place = `${set.base}/${addressKey(set.account.id)}`
    await who.post(`${place}/namn`, form('Bra jobbat idag'))
    const mention = Object.values(set.town.state.posts).at(-1)
    expect(mention).toMatchObject({ text: '@ekkoping Bra jobbat idag', accountId: set.account.id })
    await who.post(`${place}/meddelande`, form('Hej kommunen'))
    expect(set.town.state.messages).toMatchObject([{ isFromAccount: false, text: 'Hej kommunen' }])
    const { html } = await who.get('/torgplatsen/meddelanden')
    expect(html).toContain('Hej kommunen')
  })

  it('shows what the municipality did to those whom it concerns', async () => {
    const set = setUp()
    const [amina, maja] = [set.visitor(), set.visitor()]
    await amina.post(`${set.postPath}/kommentera`, form('Dumbom'))
    const [comment] = Object.values(set.town.state.comments)
    if (comment === undefined) throw new Error('no comment')
    setStanding(set.town.core, comment, 'held')
    const { id: commentId, postId, authorId: personId } = comment
    noteDeed(set.town.core, { kind: 'held', accountId: set.account.id, postId, commentId, personId })
    expect((await amina.get(set.postPath)).html).toContain(sv.hiddenTag)
    const others = (await maja.get(set.postPath)).html
    expect(others).not.toContain('Dumbom')
    expect(others).toContain(sv.deedNames.held(AMINA))
    expect((await amina.get('/torgplatsen/meddelanden')).html).toContain(sv.noticeNames.held)
  })

  it('has faults of its own, switched on and off with a button', async () => {
    const set = setUp()
    const who = set.visitor()
    await who.post(`${set.base}/storningar`, { fel: 'silent-acted', hur: 'next' })
    await who.post(`${set.base}/storningar`, { fel: 'rate-limited', hur: 'always' })
    expect(set.town.faults.list()).toMatchObject([{ timesLeft: 1 }, { timesLeft: null }])
    expect((await who.get('/torgplatsen')).html).toContain(sv.activeFaults(2))
    await who.post(`${set.base}/storningar`, { fel: 'all', hur: 'off' })
    expect(set.town.faults.list()).toEqual([])
    expect((await who.post(`${set.base}/storningar`, { fel: 'nonsense', hur: 'next' })).status).toBe(404)
  })

  it('shows uploaded pictures as pictures and nothing else', async () => {
    const set = setUp()
    const who = set.visitor()
    set.town.state.files['at://bild/1'] = { mediaType: 'image/png', base64: 'UE5H' }
    set.town.state.files['sida'] = { mediaType: 'text/html', base64: 'PGI+' }
    expect((await who.get(`/torgplatsen/fil/provnet/${addressKey('at://bild/1')}`)).status).toBe(200)
    for (const path of ['provnet/sida', 'provnet/annat', 'annat/sida'])
      expect((await who.get(`/torgplatsen/fil/${path}`)).status).toBe(404)
  })
})

describe('every page', () => {
  it('is valid and has no script, in both languages', async () => {
    const set = setUp()
    const who = set.visitor()
    await who.post(`${set.postPath}/kommentera`, form('Hej'))
    const [id = ''] = Object.keys(set.town.state.comments)
    set.town.faults.always('reads', { kind: 'slow', delayMs: 1 })
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: {
        'void-style': 'off',
        'doctype-style': 'off',
        'attribute-boolean-style': 'off',
        'no-trailing-whitespace': 'off',
        'long-title': 'off',
        'attribute-empty-style': 'off',
      },
    })
    const place = `${set.base}/${addressKey(set.account.id)}`
    const paths = [
      '/torgplatsen',
      place,
      `${set.base}/storningar`,
      '/torgplatsen/storningar',
      '/torgplatsen/meddelanden',
      set.postPath,
    ]
    const open = `${set.postPath}?svara=${addressKey(id)}`
    for (const [language, texts] of [
      ['sv', sv],
      ['en', en],
    ] as const) {
      // prettier-ignore
      await who.get(`/torgplatsen/sprak/${language}`)
      for (const path of [...paths, open]) {
        const { html, status } = await who.get(path)
        expect([status, html.includes(texts.strip)], path).toEqual([200, true])
        expect(html, path).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=/i)
        const { results } = await validator.validateString(html)
        expect(
          results.flatMap(({ messages }) => messages.map((m) => `${path}: ${m.ruleId} ${m.message}`)),
        ).toEqual([])
      }
    }
  })
})
