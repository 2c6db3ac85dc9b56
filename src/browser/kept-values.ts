/** The browser's own store, which may be full, forbidden or absent: then nothing is kept and nothing breaks. */
const PREFIX = 'torget.'

/** What is kept for the tab alone is gone with it. */
const store = (isForTab: boolean) => (isForTab ? sessionStorage : localStorage)

export function keep(key: string, value: string, isForTab = false): void {
  try {
    store(isForTab).setItem(PREFIX + key, value)
  } catch {
    // Kept in no other way: what is typed is still in the field.
  }
}

export function kept(key: string, isForTab = false): string | null {
  try {
    return store(isForTab).getItem(PREFIX + key)
  } catch {
    return null
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key)
  } catch {
    // Nothing was kept.
  }
}

export function keptKeys(startingWith: string): string[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX + startingWith))
      .map((key) => key.slice(PREFIX.length))
  } catch {
    return []
  }
}
