/** The queue keeps its tables apart from ours. */
export const JOB_SCHEMA = 'torget_jobs'

/** A worker shows this often at least that it lives; the job of one that was killed goes to another worker soon after. */
const ALIVE = { heartbeatSeconds: 30 }

/**
 * Every queue there is. Made when the schema is brought up to date, by the owner of the tables. Work that must happen at most once
 * (the outbox) is not retried by the queue: its own row says what is known.
 */
export const QUEUES = {
  /** Carries out one outbox row. */
  'outbox.send': { ...ALIVE, retryLimit: 5, retryDelay: 10, retryBackoff: true, expireInSeconds: 300 },
  /** Splits raw deliveries into events and applies them. */
  'intake.drain': { ...ALIVE, retryLimit: 3, retryDelay: 2, expireInSeconds: 300 },
  /** Fetches post, thread, flags and media bytes of one message. */
  'inbox.fetch-context': {
    ...ALIVE,
    retryLimit: 8,
    retryDelay: 15,
    retryBackoff: true,
    expireInSeconds: 300,
  },
  /** Seals one evidence capture. */
  'moderation.capture': { ...ALIVE, retryLimit: 5, retryDelay: 5, retryBackoff: true, expireInSeconds: 600 },
  /** Renews, tests and warns of the accounts' connections. */
  'connections.tend': { ...ALIVE, retryLimit: 0, expireInSeconds: 600 },
  /** Asks the networks what is new. */
  'connections.news': { ...ALIVE, retryLimit: 0, expireInSeconds: 600 },
  /** Fetches what was there before an account was connected. */
  'connections.past': { ...ALIVE, retryLimit: 0, expireInSeconds: 600 },
  /** Forgets who wrote what, where a vendor's terms limit how long that may be kept. */
  'connections.forget': { ...ALIVE, retryLimit: 0, expireInSeconds: 600 },
  /** Takes up what a killed process left half done. */
  sweep: { ...ALIVE, retryLimit: 0, expireInSeconds: 300 },
} as const

export type QueueName = keyof typeof QUEUES
