import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { passwordProblems } from './password-rules.ts'
import { hashPassword, needsRehash, verifyPassword } from './password.ts'

describe('a password hash', () => {
  it('is argon2id at the cost OWASP asks for, in PHC format, with a salt of its own', async () => {
    const [one, other] = await Promise.all([hashPassword('samma lösenord'), hashPassword('samma lösenord')])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    expect(one).not.toBe(other)
    expect(needsRehash(one)).toBe(false)
  })

  it('accepts the password and nothing else', async () => {
    const phc = await hashPassword('en ganska lång mening 😀')
    expect(await verifyPassword('en ganska lång mening 😀', phc)).toBe(true)
    expect(await verifyPassword('en ganska lång mening', phc)).toBe(false)
    expect(await verifyPassword('', phc)).toBe(false)
  })

  it('takes å as one character or as a with a ring', async () => {
    const phc = await hashPassword('a\u030angbåtsresan')
    expect(await verifyPassword('ångba\u030atsresan', phc)).toBe(true)
  })

  // a published test vector of the reference implementation: password "password", salt "somesalt"
  const reference = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'

  it('reads hashes made elsewhere and wants them renewed at our cost', async () => {
    expect(await verifyPassword('password', reference)).toBe(true)
    expect(await verifyPassword('Password', reference)).toBe(false)
    expect(needsRehash(reference)).toBe(true)
  })

  it.each(['', 'plain text', '$2b$10$abcdefghijklmnopqrstuv', reference.replace('argon2id', 'argon2i')])(
    'treats %j as a hash that nothing matches',
    async (phc) => {
      expect(await verifyPassword('password', phc)).toBe(false)
      expect(needsRehash(phc)).toBe(true)
    },
  )
})

describe('which passwords are taken', () => {
  const email = 'anna.svensson@example.se'
  const codes = (password: string) => passwordProblems(password, { email }).map((p) => p.code)

  it.each([
    'tre gröna lampor i hallen',
    'Xk9#mPq2vL7w',
    'cykelväg vid havet',
    '😀😁😂🤣😃😄😅😆😉😊😋😎 nej',
  ])('takes %j', (password) => expect(codes(password)).toEqual([]))

  it.each([
    ['kort', 'password-too-short'],
    // twelve code units, six characters
    ['😀😁😂🤣😃😄', 'password-too-short'],
    ['x'.repeat(150) + ' annan text '.repeat(20), 'password-too-long'],
    ['anna.svensson@example.se', 'password-is-email'],
    ['Anna.Svensson@Example.se', 'password-is-email'],
    ['annasvensson2026', 'password-is-email'],
    ['password1234', 'password-too-common'],
    ['P4ssw0rd!!!!', 'password-too-common'],
    ['Sommar2026!!!', 'password-too-common'],
    ['Välkommen123!', 'password-too-common'],
    ['lösenordlösenord', 'password-too-common'],
    ['kommun2026sommar', 'password-too-common'],
    ['123456789012', 'password-too-common'],
    ['098765432109', 'password-too-common'],
    ['qwertyuiopasdf', 'password-too-common'],
    ['1q2w3e4r5t6y', 'password-too-common'],
    ['aaaaaaaaaaaaa', 'password-too-common'],
    ['abcabcabcabcabc', 'password-too-common'],
    ['!!!!!!!!!!!!!', 'password-too-common'],
  ])('refuses %j: %s', (password, code) => expect(codes(password)).toEqual([code]))

  it.each(['Falkenberg2026', 'kommunenfalkenberg!'])('refuses %j where it is the own place', (password) => {
    const at = (address: string) => passwordProblems(password, { email: address }).map((p) => p.code)
    expect(at('anna.svensson@social.falkenberg.se')).toEqual(['password-too-common'])
    expect(at(email)).toEqual([])
  })

  it('never says what the password was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (password) => {
        fc.pre(password.length > 3)
        const { field: _, ...told } = passwordProblems(password, { email })[0] ?? { field: '' }
        expect(Object.values(told).some((value) => value === password)).toBe(false)
      }),
    )
  })
})
