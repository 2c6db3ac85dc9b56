/** ok: as it should be. warning: works, but somebody ought to know. problem: something does not work. */
export type Level = 'ok' | 'warning' | 'problem'

export type Finding = {
  readonly what: string
  readonly level: Level
  readonly message: string
  readonly remedy?: string
}

export function ok(what: string, message: string): Finding {
  return { what, level: 'ok', message }
}

export function warning(what: string, message: string, remedy: string): Finding {
  return { what, level: 'warning', message, remedy }
}

export function problem(what: string, message: string, remedy: string): Finding {
  return { what, level: 'problem', message, remedy }
}
