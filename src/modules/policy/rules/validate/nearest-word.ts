/** "Did you mean …": the known word that takes fewest changed letters. */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const substituted = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      current.push(Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, substituted))
    }
    previous = current
  }
  return previous[b.length] ?? 0
}

/** Null when nothing is near enough to be a slip of the finger: at most a third of the letters, and never more than three. */
export function nearestWord(word: string, known: readonly string[]): string | null {
  if (word.length > 60) return null
  const limit = Math.min(3, Math.max(1, Math.floor(word.length / 3)))
  const near = known
    .map((candidate) => ({ candidate, steps: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ steps }) => steps <= limit)
    .sort((a, b) => a.steps - b.steps)
  return near[0]?.candidate ?? null
}
