/** `Access.token` of a feed: its address, which is all there is to know. `feed` is what the practice square's site hands over. */
export function manualSecret(parts: Readonly<Record<string, string>>): string {
  const { feed } = parts
  if (feed === undefined) throw new Error('a feed has an address')
  return feed
}
