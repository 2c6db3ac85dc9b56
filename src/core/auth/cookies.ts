/** Names and flags of the cookies we set. */
export type CookieRules = {
  readonly session: string
  /** Binds forms that are shown before sign-in. */
  readonly form: string
  readonly flags: {
    readonly path: '/'
    readonly httpOnly: true
    readonly sameSite: 'Lax'
    readonly secure: boolean
  }
}

/**
 * Over https the `__Host-` prefix makes the browser refuse a cookie that a neighbouring host has set for us. Without https, which is only
 * meant for one's own machine, browsers do not take that prefix. No Max-Age: the cookies go when the browser is closed.
 */
export function cookieRules(baseUrl: string): CookieRules {
  const isSecure = new URL(baseUrl).protocol === 'https:'
  const prefix = isSecure ? '__Host-' : ''
  return {
    session: `${prefix}torget`,
    form: `${prefix}torget-form`,
    flags: { path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure },
  }
}
