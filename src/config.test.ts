import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig, type Config } from './config.ts'

function configOf(environment: Record<string, string>): Config {
  const result = readConfig(environment)
  if (!result.ok) throw new Error(result.problems.join())
  return result.config
}

describe('readConfig', () => {
  it('needs no setting at all', () => {
    expect(configOf({})).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      baseUrl: 'http://127.0.0.1:3000',
      dataFolder: resolve('data'),
      databaseUrl: null,
      role: 'all',
      masterKey: null,
      metricsPort: null,
      trustsProxy: false,
      allowPrivateHosts: [],
    })
  })

  it.each([
    [{ TORGET_BASE_URL: 'https://torget.example.se/' }, 'https://torget.example.se'],
    [{ TORGET_HOST: '0.0.0.0', TORGET_PORT: '8080' }, 'http://localhost:8080'],
    [{ TORGET_HOST: '::' }, 'http://localhost:3000'],
    [{ TORGET_HOST: '::1' }, 'http://[::1]:3000'],
  ])('%j has the address %s', (environment, baseUrl) => {
    expect(configOf(environment).baseUrl).toBe(baseUrl)
    expect(URL.canParse(baseUrl)).toBe(true)
  })

  it('takes what is set to nothing for not set', () => {
    const { databaseUrl, meta, mail } = configOf({
      DATABASE_URL: '',
      TORGET_META_APP_SECRET: '',
      TORGET_SMTP_URL: '',
    })
    expect([databaseUrl, meta.appSecret, mail.smtpUrl]).toEqual([null, null, null])
  })

  it('reads a list', () => {
    const { allowPrivateHosts } = configOf({ TORGET_ALLOW_PRIVATE_HOSTS: ' 10.0.0.1:443, graph.local:80 ,' })
    expect(allowPrivateHosts).toEqual(['10.0.0.1:443', 'graph.local:80'])
  })

  it.each([
    [{ TORGET_PORT: '70000' }, /TORGET_PORT/],
    [{ TORGET_PORT: 'http' }, /TORGET_PORT/],
    [{ TORGET_KEY: 'short' }, /TORGET_KEY/],
    [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL/],
    [{ TORGET_TRUST_PROXY: 'yes' }, /TORGET_TRUST_PROXY/],
    [{ TORGET_DATABASE_ROLE: 'torget"; drop' }, /TORGET_DATABASE_ROLE/],
    [{ TORGET_ROLE: 'worker' }, /needs DATABASE_URL/],
  ])('refuses %j', (environment, problem) => {
    const result = readConfig(environment)
    expect(result).toMatchObject({ ok: false, problems: [expect.stringMatching(problem) as string] })
  })

  it('lets web and worker run apart on a server', () => {
    expect(configOf({ TORGET_ROLE: 'web', DATABASE_URL: 'postgres://db/torget' }).role).toBe('web')
  })
})
