import { pino, type Logger } from 'pino'

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>

/** One JSON line an event, on standard error. What people wrote, and every key and password, stays out of it. */
export function createLog(level: string): Log {
  return pino(
    {
      level,
      base: null,
      redact: {
        paths: [
          'token',
          'password',
          'secret',
          'authorization',
          '*.token',
          '*.password',
          '*.secret',
          '*.authorization',
          'text',
          '*.text',
        ],
        censor: '[utelämnat]',
      },
    },
    process.stderr,
  )
}

export const silentLog: Log = pino({ level: 'silent' })
