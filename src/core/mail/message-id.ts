/** The same for every attempt: who got the first one recognises the second (RFC 5322 §3.6.4). `baseUrl` names this installation. */
export function messageIdFor(name: string, baseUrl: string): string {
  const host = new URL(baseUrl).hostname.replace(/[^\w.-]/g, '') || 'localhost'
  return `<${name}@${host}>`
}
