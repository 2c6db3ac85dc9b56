/** What `Access.token` holds for a page: the page's token and nothing else. */
export function facebookSecret(parts: Readonly<Record<string, string>>): string {
  const token = parts['access_token']
  if (token === undefined || token === '') throw new TypeError('a page needs its access_token')
  return token
}
