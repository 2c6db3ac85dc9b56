import { HtmlValidate, type ConfigData } from 'html-validate'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LANGS, type Lang } from '#core/i18n/lang.ts'
import { renderPage, type PageAssets } from '#ui/layout/page.tsx'
import { en } from '../texts.en.ts'
import { sv } from '../texts.sv.ts'
import { samplePages } from './samples/sample-pages.fixture.tsx'

const root = join(import.meta.dirname, '../../../..')
const config = JSON.parse(readFileSync(join(root, '.htmlvalidate.json'), 'utf8')) as ConfigData
const validator = new HtmlValidate(config)
const assets: PageAssets = {
  url: (name) => `/assets/${name}`,
  accentUrl: (hex) => `/assets/accent-${hex.slice(1)}.css`,
}
const names = Object.keys(samplePages)
const htmlOf = (name: string, lang: Lang) => renderPage(samplePages[name]!({ lang, assets }))

async function problemsOf(html: string): Promise<string[]> {
  const report = await validator.validateString(html)
  return report.results.flatMap((result) =>
    result.messages.map((message) => `${message.ruleId}: ${message.message} ${message.selector ?? ''}`),
  )
}

/** What the content security policy would block, wherever it came from. */
const FORBIDDEN = [/\sstyle\s*=/i, /<style/i, /<script(?![^>]*\ssrc=)/i, /\son\w+\s*=\s*"/i, /javascript:/i]

/** Whatever follows an opening tag up to its own end; good enough where the tag is not nested in itself. */
const blocks = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map((match) => match[0])

describe.each(LANGS)('every page in %s', (lang) => {
  it.each(names)(
    '%s is valid, with every field labelled, every control named and nothing inline',
    async (name) => {
      const html = htmlOf(name, lang)
      expect(await problemsOf(html)).toEqual([])
      expect(FORBIDDEN.filter((pattern) => pattern.test(html))).toEqual([])
      expect(html).toContain(`<html lang="${lang}"`)
      expect(html.match(/<h1[ >]/g)).toHaveLength(1)
    },
  )

  it.each(names)('%s has at most one main button', (name) => {
    expect(blocks(htmlOf(name, lang), /class="button button-main/g).length).toBeLessThanOrEqual(1)
  })

  it.each(names)('%s: every form carries the token against forged requests', (name) => {
    const main = htmlOf(name, lang).split('<main').at(-1) ?? ''
    const forms = blocks(main, /<form[^>]*method="post"[\s\S]*?<\/form>/g)
    expect(forms.filter((form) => !form.includes('name="_csrf" value="prov"'))).toEqual([])
  })

  it.each(names)('%s: a locked step has nothing to press or fill in (design principle 5)', (name) => {
    const locked = blocks(htmlOf(name, lang), /<li class="step step-locked"[\s\S]*?<\/li>/g)
    expect(locked.filter((step) => /<(button|input|a|select|textarea)[ >]/.test(step))).toEqual([])
  })
})

it('a removal under way has locked steps to look at', () => {
  const html = htmlOf('hot-evidence', 'sv')
  expect(blocks(html, /<li class="step step-done"/g)).toHaveLength(1)
  expect(blocks(html, /<li class="step step-locked"/g)).toHaveLength(4)
  expect(html).toContain('Säkra underlaget')
  expect(html).not.toContain('action="/inkorg/019aa1c0-0000-7000-8000-000000000002/ta-bort"')
})

it('criticism has no way to be removed, and says why', () => {
  const html = htmlOf('kritik', 'sv')
  expect(html).toContain('kritik står kvar')
  expect(html).not.toMatch(/action="[^"]*\/(grund|ta-bort|dolj)"/)
})

it('what a network or a citizen wrote stands isolated, with its direction its own', () => {
  const html = htmlOf('hoger-till-vanster', 'sv')
  expect(html).toContain('U+202E')
  expect(html).not.toContain('\u202E')
})

it('an edited message links to its earlier wording', () => {
  expect(htmlOf('hot-registration', 'sv')).toMatch(/href="[^"]*\/lydelser"/)
})

describe('the catalogues', () => {
  type Words = { readonly [key: string]: Words | string | ((...args: never[]) => unknown) }
  const flat = (words: Words, path = ''): [string, string][] =>
    Object.entries(words).flatMap(([key, value]): [string, string][] => {
      if (typeof value === 'string') return [[path + key, value]]
      return typeof value === 'function' ? [] : flat(value, `${path}${key}.`)
    })
  const swedish = new Map(flat(sv))

  it('English is English: hardly a text is the same as in Swedish', () => {
    const same = flat(en).filter(([path, text]) => swedish.get(path) === text && /[åäöÅÄÖ]| /.test(text))
    expect(same).toEqual([])
  })

  it('no text is empty, doubled in its spaces or left with straight quotes', () => {
    const odd = [...flat(sv), ...flat(en)].filter(([, text]) => text.trim() === '' || / {2}|"/.test(text))
    expect(odd).toEqual([])
  })

  it.each([
    [1, 0, 'En sak väntar på dig.', 'One thing is waiting for you.'],
    [7, 1, 'Sju saker väntar på dig. En är sen.', 'Seven things are waiting for you. One is late.'],
    [25, 14, '25 saker väntar på dig. 14 är sena.', '25 things are waiting for you. 14 are late.'],
  ])('%i to do, %i late', (tasks, overdue, inSwedish, inEnglish) => {
    expect(sv.home.lead(tasks, overdue)).toBe(inSwedish)
    expect(en.home.lead(tasks, overdue)).toBe(inEnglish)
  })
})
