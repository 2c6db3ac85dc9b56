/**
 * A fault of the database's day (connection lost, out of room, shut down, deadlock, serialisation), not of what we were writing: the work
 * is left as it was and tried again, never put down as a failure of the event. Classes 08, 40, 53, 55, 57, 58 of PostgreSQL's codes.
 */
export function isTransient(error: unknown): boolean {
  const { code } = error as { code?: unknown }
  if (typeof code !== 'string') return /terminated|timeout|ECONN|EPIPE/i.test(String(error))
  return /^(08|40|53|55|57|58)/.test(code) || /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND)/.test(code)
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
