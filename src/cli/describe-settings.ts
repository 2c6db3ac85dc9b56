import { settings } from '#config'

export type SettingInForce = {
  readonly name: string
  readonly description: string
  /** null when the setting has none. */
  readonly default: string | null
  /** As set, secrets masked; null when it is not set. */
  readonly value: string | null
  readonly source: 'environment' | 'default'
}

type Named = (typeof settings)[keyof typeof settings]

const SECRET = /KEY|SECRET|TOKEN/

export function describeSettings(
  environment: Readonly<Record<string, string | undefined>>,
): readonly SettingInForce[] {
  return Object.entries(settings).map(([name, setting]) => {
    const given = environment[name] ?? ''
    const fallback = defaultOf(setting)
    return {
      name,
      description: setting.description ?? '',
      default: fallback,
      value: given === '' ? fallback : mask(name, given),
      source: given === '' ? 'default' : 'environment',
    }
  })
}

function defaultOf(setting: Named): string | null {
  const result = setting.safeParse(undefined)
  return result.success && result.data !== undefined ? String(result.data) : null
}

/** Whole secrets go; of an address with a password in it, the password. */
function mask(name: string, value: string): string {
  if (SECRET.test(name)) return '********'
  const url = URL.parse(value)
  if (url === null) return value
  if (url.password !== '') url.password = '********'
  if (url.searchParams.has('password')) url.searchParams.set('password', '********')
  return url.password === '' && !url.searchParams.has('password') ? value : url.toString()
}
