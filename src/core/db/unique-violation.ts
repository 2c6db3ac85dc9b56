/**
 * True when the database refused a row because another has its place: two people did the same in one moment, and the check before had
 * seen neither. `constraint` is the name of the index.
 */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  const { code, constraint: broken } = error as { code?: unknown; constraint?: unknown }
  return code === '23505' && broken === constraint
}
