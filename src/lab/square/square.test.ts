import { HtmlValidate } from 'html-validate'
import { describe, expect, it } from 'vitest'
import { squareForTests } from './square-for-tests.ts'
import type { SquareForTests, Visitor } from './square-for-tests.ts'
import { en } from './texts.en.ts'
import { sv } from './texts.sv.ts'

const AMINA = 'Amina Yusuf'
const write = (who: Visitor, set: SquareForTests, text: string, som: string) =>
  who.post(`${set.postPath}/kommentera`, { text, som, eget: '', bild: '' })

describe('writing on the square', () => {
  it('publishes a comment, remembers who wrote, and comes back to it', async () => {
    const set = squareForTests()
    const who = set.visitor()
    const done = await who.post(`${set.postPath}/kommentera`, {
      text: 'Vattnet är brunt\r\njust nu 😟',
      som: AMINA,
      eget: '',
      bild: 'brunt-vatten.png',
    })
    expect(done.status).toBe(303)
    const [comment] = Object.values(set.lab.state.comments)
    expect(comment).toMatchObject({ text: 'Vattnet är brunt\njust nu 😟', media: 'brunt-vatten.png' })
    expect(done.location).toBe(`${set.postPath}?klart=skrivet#kommentar-${comment?.id ?? ''}`)
    const { html } = await who.get(done.location ?? '')
    expect(html).toContain(sv.doneWritten)
    expect(html).toContain(`<strong>${AMINA}</strong>`)
    expect(html).toContain('Vattnet är brunt\njust nu 😟')
    expect(html).toContain('/torgplatsen/bild/brunt-vatten.png')
    expect(set.lab.webhooks.pendingCount()).toBe(2)
  })

  it('takes a made-up name, and shows markup as words', async () => {
    const set = squareForTests()
    const who = set.visitor()
    await who.post(`${set.postPath}/kommentera`, {
      text: '<script>alert(1)</script>',
      som: '',
      eget: 'Kal <b>',
      bild: '',
    })
    const { html } = await who.get(set.postPath)
    expect(html).toContain('&lt;script>alert(1)&lt;/script>')
    expect(html).not.toContain('<script')
    expect(html).toContain('Kal &lt;b>')
  })

  it('gives the form back with what was written when something is missing', async () => {
    const set = squareForTests()
    const who = set.visitor()
    const nobody = await write(who, set, 'Utan namn', '')
    expect([nobody.status, nobody.html.includes(sv.errors.name), nobody.html.includes('Utan namn')]).toEqual([
      422,
      true,
      true,
    ])
    const empty = await write(who, set, '   ', AMINA)
    expect([empty.status, empty.html.includes(sv.errors.empty)]).toEqual([422, true])
    const long = await write(who, set, 'x'.repeat(8001), AMINA)
    expect([long.status, long.html.includes(sv.errors['too-long'])]).toEqual([422, true])
    expect((await write(who, set, 'x'.repeat(200_000), AMINA)).status).toBe(413)
    expect(Object.keys(set.lab.state.comments)).toEqual([])
  })

  it('replies, changes, removes and reacts: only to what is one’s own where that matters', async () => {
    const set = squareForTests()
    const [amina, bosse] = [set.visitor(), set.visitor()]
    await write(amina, set, 'Hej', AMINA)
    const [first = ''] = Object.keys(set.lab.state.comments)
    const open = await bosse.get(`${set.postPath}?svara=${first}`)
    expect(open.html).toContain(sv.replyTo(AMINA))
    await bosse.post(`${set.postPath}/kommentera?svara=${first}`, {
      text: 'Hej själv',
      som: 'Bosse Kärrman',
      eget: '',
      bild: '',
    })
    expect(set.lab.publicView(set.post.id).comments).toMatchObject([{ replies: [{ text: 'Hej själv' }] }])

    expect((await bosse.get(set.postPath)).html).not.toContain(`/kommentar/${first}/ta-bort`)
    const refused = await bosse.post(`${set.base}/kommentar/${first}/andra`, { text: 'Inte min' })
    expect([refused.status, refused.html.includes(sv.errors.notYours)]).toEqual([422, true])
    expect((await bosse.post(`${set.base}/kommentar/${first}/ta-bort`, {})).status).toBe(404)

    await amina.post(`${set.base}/kommentar/${first}/andra`, { text: 'Hej igen' })
    expect((await amina.get(set.postPath)).html).toContain(sv.edited)
    await bosse.post(`${set.base}/reagera`, { vad: first, hur: 'LOVE' })
    expect((await bosse.get(set.postPath)).html).toContain(sv.takeBack(sv.reactionNames.LOVE))
    await bosse.post(`${set.base}/reagera`, { vad: first, hur: '' })
    expect(set.lab.state.comments[first]?.reactions).toEqual({})
    expect((await amina.post(`${set.base}/kommentar/${first}/ta-bort`, {})).status).toBe(303)
    expect(set.lab.publicView(set.post.id).comments).toEqual([])
  })

  it('fills the form from an example', async () => {
    const set = squareForTests()
    const { html } = await set.visitor().get(`${set.postPath}?exempel=hot`)
    expect(html).toContain('Jag vet var du bor, handläggarjävel.')
    expect(html).toMatch(/<option value="Leif Stormgård" selected/)
  })
})

describe('what the municipality did', () => {
  it('shows answers and hidden comments to whom they concern', async () => {
    const set = squareForTests()
    const [leif, maja] = [set.visitor(), set.visitor()]
    await write(leif, set, 'Vänta du bara', 'Leif Stormgård')
    const [id = ''] = Object.keys(set.lab.state.comments)
    await set.call('POST', id, { is_hidden: 'true' })
    const own = (await leif.get(set.postPath)).html
    expect(own).toContain(sv.hiddenTag)
    const others = (await maja.get(set.postPath)).html
    expect(others).not.toContain('Vänta du bara')
    expect(others).toContain(sv.deedNames.hid('Leif Stormgård'))
    await set.call('DELETE', id)
    expect((await leif.get(set.postPath)).html).toContain(sv.deedNames.removed('Leif Stormgård'))
    expect((await leif.get(`${set.base}/meddelanden`)).html).toContain(sv.noticeNames.removed)
  })

  it('brings private replies to the one they are for, and to nobody else', async () => {
    const set = squareForTests()
    const [amina, maja] = [set.visitor(), set.visitor()]
    await write(amina, set, 'Min fråga', AMINA)
    const [id = ''] = Object.keys(set.lab.state.comments)
    await set.call('POST', `${set.pageId}/messages`, {
      recipient: JSON.stringify({ comment_id: id }),
      message: JSON.stringify({ text: 'Ring kontaktcenter' }),
    })
    const { html } = await amina.get(`${set.base}/meddelanden`)
    expect(html).toContain('Ring kontaktcenter')
    expect(html).toContain('Min fråga')
    await maja.post(`${set.base}/vem`, { som: 'Maja Fjällbäck', eget: '', till: set.postPath })
    expect((await maja.get(`${set.base}/meddelanden`)).html).not.toContain('Ring kontaktcenter')
  })

  it('sends direct messages', async () => {
    const set = squareForTests()
    const who = set.visitor()
    const done = await who.post(`${set.base}/${set.pageId}/meddelande`, {
      text: 'Hej kommunen',
      som: AMINA,
      eget: '',
      bild: '',
    })
    expect((await who.get(done.location ?? '')).html).toContain('Hej kommunen')
    expect(set.lab.state.messages).toMatchObject([{ isFromPage: false, text: 'Hej kommunen' }])
  })
})

describe('faults', () => {
  it('are switched on and off with a button', async () => {
    const set = squareForTests()
    const who = set.visitor()
    await who.post(`${set.base}/storningar`, { fel: 'silent-acted', hur: 'next' })
    await who.post(`${set.base}/storningar`, { fel: 'token', hur: 'always' })
    await who.post(`${set.base}/storningar`, { fel: 'webhook-duplicate', hur: 'on' })
    expect(set.lab.faults.list()).toMatchObject([
      { fault: { kind: 'no-answer', acts: true }, timesLeft: 1 },
      { fault: { kind: 'error', code: 190 }, timesLeft: null },
    ])
    expect(set.lab.faults.isOn('webhook-duplicate')).toBe(true)
    expect((await who.get(set.base)).html).toContain(sv.activeFaults(3))
    const [first] = set.lab.faults.list()
    await who.post(`${set.base}/storningar`, { fel: String(first?.id), hur: 'off' })
    expect(set.lab.faults.list()).toHaveLength(1)
    await who.post(`${set.base}/storningar`, { fel: 'all', hur: 'off' })
    expect([set.lab.faults.list().length, set.lab.faults.isOn('webhook-duplicate')]).toEqual([0, false])
    expect((await who.post(`${set.base}/storningar`, { fel: 'nonsense', hur: 'next' })).status).toBe(404)
    await who.post(`${set.base}/storningar/kvot`, { procent: '96' })
    expect(set.lab.usage.get()).toMatchObject({ callCount: 96, regainMinutes: 0 })
    expect((await who.post(`${set.base}/storningar/kvot`, { procent: '-5' })).status).toBe(404)
  })
})

describe('safety', () => {
  it('takes forms from its own pages only', async () => {
    const set = squareForTests()
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]
    for (const headers of foreign) {
      expect(
        (await set.visitor().post(`${set.postPath}/kommentera`, { text: 'x', som: AMINA }, headers)).status,
      ).toBe(403)
    }
    const byOrigin = (origin: string) =>
      set.square.request(`http://127.0.0.1:3000${set.postPath}/kommentera`, {
        method: 'POST',
        body: new URLSearchParams({ text: 'x', som: AMINA }),
        headers: { origin, host: '127.0.0.1:3000' },
      })
    expect((await byOrigin('http://elsewhere.example')).status).toBe(403)
    expect((await byOrigin('null')).status).toBe(403)
    expect((await byOrigin('http://127.0.0.1:3000')).status).toBe(303)
  })

  it('redirects nowhere else', async () => {
    const set = squareForTests()
    for (const till of [
      'https://elsewhere.example',
      '//elsewhere.example',
      '/torgplatsen//elsewhere',
      '/torgplatsen/../x',
    ]) {
      const done = await set.visitor().post(`${set.base}/vem`, { som: AMINA, eget: '', till })
      expect(done.location).toBe('/torgplatsen?klart=bytt')
    }
  })

  it('answers 404 for what is not there', async () => {
    const set = squareForTests()
    const paths = [
      '/12345',
      `/${set.pageId}/posts/1`,
      '/bild/..%2F..%2Fstate.ts',
      '/photo/1',
      '/nowhere/at/all/here',
    ]
    for (const path of paths) expect((await set.visitor().get(set.base + path)).status, path).toBe(404)
    expect((await set.visitor().get(`${set.base}/`)).location).toBe(set.base)
  })
})

describe('every page', () => {
  it('is valid, has no script and no inline style, in both languages', async () => {
    const set = squareForTests()
    const who = set.visitor()
    await write(who, set, 'Hej', AMINA)
    const [id = ''] = Object.keys(set.lab.state.comments)
    await set.call('POST', `${id}/comments`, { message: 'Svar från kommunen' })
    await set.call('POST', `${set.pageId}/messages`, {
      recipient: JSON.stringify({ comment_id: id }),
      message: JSON.stringify({ text: 'Privat' }),
    })
    await set.lab.webhooks.deliver()
    set.lab.faults.always({ call: 'any' }, { kind: 'error', code: 4 })
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
    const paths = ['', `/${set.pageId}`, '/meddelanden', '/storningar', '/vem', '/nowhere']
    const posts = ['', `?svara=${id}`, `?andra=${id}`, '?exempel=akut&klart=skrivet'].map(
      (query) => set.postPath + query,
    )
    for (const language of ['sv', 'en']) {
      await who.get(`${set.base}/sprak/${language}`)
      for (const path of [...paths.map((one) => set.base + one), ...posts]) {
        const { html } = await who.get(path)
        expect(html, path).toContain(`<html lang="${language}">`)
        expect(html, path).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=|http-equiv/i)
        const report = await validator.validateString(html)
        expect(
          report.results.flatMap((result) =>
            result.messages.map(
              (m) => `${path}: ${m.ruleId} ${m.message} ${String(m.line)}:${String(m.column)}`,
            ),
          ),
        ).toEqual([])
      }
    }
  })

  it('sends its own style and a strict policy', async () => {
    const set = squareForTests()
    const page = await set.square.request(set.base)
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self'/)
    const style = await set.square.request(`${set.base}/stil.css`)
    expect([style.status, style.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8'])
    expect((await set.square.request(`${set.base}/bild/badhus.png`)).headers.get('content-type')).toBe(
      'image/png',
    )
  })

  it('has the same words in both languages', () => {
    expect(Object.keys(en)).toEqual(Object.keys(sv))
    expect(Object.keys(en.faultNames)).toEqual(Object.keys(sv.faultNames))
  })
})
