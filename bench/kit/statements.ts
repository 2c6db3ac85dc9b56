import pg from 'pg'

export type Statement = { readonly text: string; readonly values: readonly unknown[] }

type Query = (this: pg.Client, ...given: unknown[]) => unknown

/**
 * Everything that any connection of this process is asked while the work runs, in order, BEGIN and COMMIT included. pg has no log of its
 * own, so its `query` is watched for that long.
 */
export async function recordStatements(work: () => Promise<unknown>): Promise<readonly Statement[]> {
  const client = pg.Client.prototype as unknown as { query: Query }
  const original = client.query
  const seen: Statement[] = []
  client.query = function (first, second, ...rest) {
    const [text, values] = typeof first === 'string' ? [first, second] : statementOf(first)
    seen.push({ text: String(text), values: Array.isArray(values) ? values : [] })
    return original.call(this, first, second, ...rest)
  }
  try {
    await work()
  } finally {
    client.query = original
  }
  return seen
}

function statementOf(given: unknown): [unknown, unknown] {
  const { text, values } = given as { text?: unknown; values?: unknown }
  return [text, values]
}

/** The same statements bare: one after the other on one connection, with nothing around them. */
export async function replay(client: pg.PoolClient, statements: readonly Statement[]): Promise<void> {
  for (const { text, values } of statements) await client.query(text, [...values])
}
