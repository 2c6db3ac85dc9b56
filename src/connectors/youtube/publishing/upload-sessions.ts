/**
 * Addresses of uploads under way, by the draft's key, so that the next attempt at the same film goes on where the last one broke. Kept in
 * memory unless the installation keeps them better; an address that is lost costs a new upload, never a second film: a film exists for
 * YouTube when its last byte has come.
 */
export type UploadSessions = {
  find(key: string): Promise<string | null>
  keep(key: string, url: string): Promise<void>
  forget(key: string): Promise<void>
}

export function createMemorySessions(): UploadSessions {
  const urls = new Map<string, string>()
  return {
    find: (key) => Promise.resolve(urls.get(key) ?? null),
    keep: (key, url) => {
      urls.set(key, url)
      return Promise.resolve()
    },
    forget: (key) => {
      urls.delete(key)
      return Promise.resolve()
    },
  }
}
