import { HtmlValidate } from 'html-validate'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LANGS } from '#core/i18n/lang.ts'
import type { ConfigData } from 'html-validate'
import type { PageAssets } from '../layout/page.tsx'
import { renderFragment } from '../layout/page.tsx'
import { createGallery } from './create-gallery.tsx'
import { GROUPS, SAMPLE_PAGES } from './gallery-page.tsx'

const root = join(import.meta.dirname, '../../..')
const config = JSON.parse(readFileSync(join(root, '.htmlvalidate.json'), 'utf8')) as ConfigData
const validator = new HtmlValidate(config)

const assets: PageAssets = {
  url: (name) => `/assets/${name}`,
  accentUrl: (hex) => `/assets/accent-${hex.slice(1)}.css`,
}
const gallery = createGallery({ assets })

async function problemsOf(html: string): Promise<string[]> {
  const report = await validator.validateString(html)
  return report.results.flatMap((result) =>
    result.messages.map((message) => `${message.ruleId}: ${message.message} ${message.selector ?? ''}`),
  )
}

/** What the content security policy would block, wherever it came from. */
const FORBIDDEN = [
  /\sstyle\s*=/i,
  /<style/i,
  /<script(?![^>]*\ssrc=)/i,
  /\son\w+\s*=\s*"/i,
  /javascript:/i,
  /(?:src|href)="data:/,
]

describe.each(LANGS)('every page in %s', (lang) => {
  const paths = [...GROUPS.map((make) => make(lang).id), ...SAMPLE_PAGES.map(([path]) => path)]
  it.each(paths)('%s is valid, with nothing inline', async (path) => {
    const response = await gallery.request(`/${path}?lang=${lang}`)
    const html = await response.text()
    expect(response.status).toBe(path === 'saknas' ? 404 : 200)
    expect(await problemsOf(html)).toEqual([])
    expect(FORBIDDEN.filter((pattern) => pattern.test(html))).toEqual([])
    expect(html).toContain(`<html lang="${lang}"`)
    expect(html).toMatch(/<h1[ >]/)
  })
})

describe('every component by itself', () => {
  const states = GROUPS.flatMap((make) =>
    make('sv').components.flatMap((component) =>
      component.states.map((state) => [`${component.name}: ${state.name}`, state.node] as const),
    ),
  )
  it.each(states)('%s is valid', async (_name, node) => {
    const html = renderFragment(<div>{node}</div>)
    expect(await problemsOf(html)).toEqual([])
  })
})

describe('the gallery', () => {
  it('leads in, and answers what is not there', async () => {
    expect((await gallery.request('/')).headers.get('location')).toBe('/stil/grund')
    expect((await gallery.request('/hittepå')).status).toBe(404)
  })

  it('takes theme, accent and language from the address, and nothing odd', async () => {
    const html = await (await gallery.request('/grund?tema=dark&accent=ffd200')).text()
    expect(html).toContain('data-theme="dark"')
    expect(html).toContain('href="/assets/accent-ffd200.css"')
    const odd = await (await gallery.request('/grund?tema=x&accent=%22%3E&lang=xx')).text()
    expect(odd).toContain('<html lang="sv">')
    expect(odd).not.toContain('accent-"')
  })
})
