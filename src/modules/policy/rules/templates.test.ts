import { describe, expect, it } from 'vitest'
import { NotFound } from '#core/errors.ts'
import { botkyrka, changedYaml, falkenberg, policyOf } from '../shipped-policy-fixture.ts'
import { hasLooseBracket, placeholdersIn } from './placeholders.ts'
import { renderTemplate } from './templates.ts'

const text = (rendered: ReturnType<typeof renderTemplate>) =>
  rendered.ok ? rendered.text : JSON.stringify(rendered.missing)

describe('renderTemplate', () => {
  it('fills in the policy’s own contacts and leaves out what is unknown (F-108)', () => {
    const rendered = text(renderTemplate(falkenberg, 'refer-contact-centre', { lang: 'sv' }))
    expect(rendered).toContain('0346-88 60 00')
    expect(rendered).not.toMatch(/unknown|[[\]{}]|mejla/)
  })

  it('uses the optional part once the contact is known', () => {
    const known = policyOf(changedYaml('falkenberg', 'email: unknown', 'email: kontakt@exempel.se'))
    expect(text(renderTemplate(known, 'refer-contact-centre', { lang: 'sv' }))).toContain(
      'mejla kontakt@exempel.se',
    )
    expect(text(renderTemplate(known, 'refer-contact-centre', { lang: 'en' }))).toContain(
      'write to kontakt@exempel.se',
    )
  })

  it('reports the contact that is unknown instead of inventing one (B-110)', () => {
    expect(renderTemplate(botkyrka, 'refer-contact-centre', { lang: 'sv' })).toEqual({
      ok: false,
      missing: [{ placeholder: 'phone', cause: 'unknownContact', path: 'contacts.phone' }],
    })
  })

  it('reports what the caller has not supplied, each once', () => {
    const rendered = renderTemplate(falkenberg, 'warning', { lang: 'sv', values: { ground: ' ' } })
    expect(rendered).toEqual({
      ok: false,
      missing: [
        { placeholder: 'ground', cause: 'missingValue', path: null },
        { placeholder: 'warning', cause: 'missingValue', path: null },
      ],
    })
  })

  it('takes the number of warnings from the blocking rule (F-125)', () => {
    const values = { ground: 'Inlägget var sexistiskt.', warning: '2' }
    expect(text(renderTemplate(falkenberg, 'warning', { lang: 'sv', values }))).toContain('efter 3 varningar')
  })

  it('does not open braces or brackets that come with a value', () => {
    const values = { actor: '{phone} [x]', actorContact: 'unknown' }
    const rendered = text(renderTemplate(falkenberg, 'refer-other-actor', { lang: 'sv', values }))
    expect(rendered).toContain('{phone} [x]')
    expect(rendered).not.toContain('Du når dem här')
  })

  it('refuses a template the policy does not have', () => {
    expect(() => renderTemplate(botkyrka, 'auto-message', { lang: 'sv' })).toThrow(NotFound)
  })

  it('never repeats a sensitive post in its notice (F-127, scenario 15)', () => {
    const notice = text(
      renderTemplate(falkenberg, 'removal-notice-sensitive', {
        lang: 'sv',
        values: { ground: 'HEMLIGT', name: 'NAMN' },
      }),
    )
    expect(notice).not.toMatch(/HEMLIGT|NAMN/)
    expect(notice).toContain('0346-88 60 00')
  })
})

describe('the template language', () => {
  it('finds placeholders inside and outside optional parts', () => {
    expect(placeholdersIn('{a} text [mer {b} och {a}]')).toEqual(['a', 'b'])
  })

  it.each([
    ['{a} [b {c}]', false],
    ['{a', true],
    ['a}', true],
    ['[a [b] c]', true],
    ['a]', true],
  ])('%s has a loose bracket: %s', (template, expected) => {
    expect(hasLooseBracket(template)).toBe(expected)
  })
})
