import { resolve } from 'node:path'
import { z } from 'zod'

/**
 * Every setting, read once from the environment, checked and documented. `npm run torget -- config` prints this list.
 * Nothing else in the program reads `process.env`.
 */
const flag = z.enum(['true', 'false']).transform((v) => v === 'true')
const port = z.coerce.number().int().min(0).max(65_535)
const digits = z.string().regex(/^\d+$/)

export const settings = {
  TORGET_PORT: port.default(3000).describe('Port of the web server.'),
  TORGET_HOST: z.string().min(1).default('127.0.0.1').describe('Address the web server listens on.'),
  TORGET_BASE_URL: z
    .url()
    .optional()
    .describe(
      'Public address of this installation, for links in e-mail and secure cookies. Default: http://HOST:PORT.',
    ),
  TORGET_DATA: z
    .string()
    .min(1)
    .default('./data')
    .describe('Folder for the embedded database, files and keys.'),
  DATABASE_URL: z
    .string()
    .startsWith('postgres')
    .optional()
    .describe(
      'PostgreSQL 15 or later, as the owner of the schema. Default: the embedded database in TORGET_DATA.',
    ),
  TORGET_DATABASE_ROLE: z
    .string()
    .regex(/^[a-z_][a-z0-9_]{0,62}$/)
    .default('torget_app')
    .describe(
      'Role the application works as; owns nothing. Give each installation on a shared server its own.',
    ),
  TORGET_ROLE: z
    .enum(['all', 'web', 'worker'])
    .default('all')
    .describe('What this process does. "web" and "worker" apart need DATABASE_URL.'),
  TORGET_KEY: z
    .string()
    .min(32)
    .optional()
    .describe(
      'Master key, at least 32 characters. Default: the file torget.key in TORGET_DATA, made at first start.',
    ),
  TORGET_KEY_OLD: z
    .string()
    .min(32)
    .optional()
    .describe(
      'The master key that TORGET_KEY replaces; only while "torget keys rotate" re-encrypts, then leave it out.',
    ),
  TORGET_SMTP_URL: z
    .string()
    .startsWith('smtp')
    .optional()
    .describe(
      'Mail server, for example smtp://user:password@mail.example.se:587. Without it no mail is sent.',
    ),
  TORGET_MAIL_FROM: z.string().default('Torget <torget@localhost>').describe('Sender of mail.'),
  TORGET_META_APP_ID: z.string().optional().describe('The id of your Meta app, used to check tokens.'),
  TORGET_META_APP_SECRET: z
    .string()
    .min(1)
    .optional()
    .describe('The secret of your Meta app: signs webhooks and calls.'),
  TORGET_META_VERIFY_TOKEN: z
    .string()
    .min(1)
    .optional()
    .describe('The verify token you typed in the Meta app for the webhook.'),
  TORGET_META_GRAPH_URL: z
    .url()
    .default('https://graph.facebook.com')
    .describe('Where the Graph API is. The practice square uses its own address.'),
  TORGET_INSTAGRAM_URL: z
    .url()
    .optional()
    .describe('Where the Graph API for Instagram is. Default: as TORGET_META_GRAPH_URL.'),
  TORGET_LINKEDIN_CLIENT_ID: z.string().min(1).optional().describe('The client id of your LinkedIn app.'),
  TORGET_LINKEDIN_CLIENT_SECRET: z
    .string()
    .min(1)
    .optional()
    .describe('The client secret of your LinkedIn app: signs in, and checks what LinkedIn sends.'),
  TORGET_LINKEDIN_APP_ID: digits.optional().describe('The number of a LinkedIn app that may have webhooks.'),
  TORGET_LINKEDIN_APP_CALLS: z.coerce
    .number()
    .int()
    .positive()
    .default(500)
    .describe('How many calls a day LinkedIn allows your app. 500 in the development tier.'),
  TORGET_LINKEDIN_MEMBER_CALLS: z.coerce
    .number()
    .int()
    .positive()
    .default(100)
    .describe(
      'How many calls a day LinkedIn allows for each person who has signed in. 100 in the development tier.',
    ),
  TORGET_LINKEDIN_VERSION: z
    .string()
    .regex(/^\d{6}$/)
    .optional()
    .describe('The version of LinkedIn’s API, YYYYMM, when the one Torget was written for has been retired.'),
  TORGET_LINKEDIN_URL: z.url().optional().describe('Where LinkedIn is. Default: LinkedIn’s own addresses.'),
  TORGET_YOUTUBE_CLIENT_ID: z.string().min(1).optional().describe('The client id of your Google project.'),
  TORGET_YOUTUBE_CLIENT_SECRET: z
    .string()
    .min(1)
    .optional()
    .describe('The client secret of your Google project.'),
  TORGET_YOUTUBE_HOOK_SECRET: z
    .string()
    .min(8)
    .optional()
    .describe(
      'A secret of your own for news of films (WebSub). Without it films are asked for like comments.',
    ),
  TORGET_YOUTUBE_DAILY_UNITS: z.coerce
    .number()
    .int()
    .positive()
    .default(10_000)
    .describe('Quota units a day that Google has granted your project, for all municipalities together.'),
  TORGET_YOUTUBE_URL: z.url().optional().describe('Where YouTube is. Default: Google’s own addresses.'),
  TORGET_MASTODON_URL: z
    .url()
    .optional()
    .describe('The Mastodon server to suggest when somebody connects an account.'),
  TORGET_BLUESKY_URL: z
    .url()
    .optional()
    .describe('A Bluesky server to ask for names when the person names none. Default: https://bsky.social.'),
  TORGET_BLUESKY_PLC_URL: z
    .url()
    .optional()
    .describe('The directory of Bluesky accounts. Default: https://plc.directory.'),
  TORGET_RECORD_CALLS: flag
    .default(false)
    .describe(
      'true keeps every call to the networks for seven days in TORGET_DATA/calls, to look into a fault. Tokens are left out, but not what people wrote.',
    ),
  TORGET_ALLOW_PRIVATE_HOSTS: z
    .string()
    .default('')
    .describe('Comma-separated host:port on private networks that Torget may call. Default: none.'),
  TORGET_METRICS_PORT: port
    .optional()
    .describe('Port for Prometheus metrics, on TORGET_HOST. Default: no metrics.'),
  TORGET_LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('How much is logged.'),
  TORGET_TRUST_PROXY: flag
    .default(false)
    .describe('true when a reverse proxy in front sets X-Forwarded-For.'),
} as const

const schema = z.object(settings)

export type Settings = z.output<typeof schema>

export type Config = {
  readonly host: string
  readonly port: number
  readonly baseUrl: string
  readonly dataFolder: string
  readonly databaseUrl: string | null
  readonly databaseRole: string
  readonly role: 'all' | 'web' | 'worker'
  readonly masterKey: string | null
  readonly masterKeyOld: string | null
  readonly mail: { readonly smtpUrl: string | null; readonly from: string }
  readonly meta: {
    readonly appId: string | null
    readonly appSecret: string | null
    readonly verifyToken: string | null
    readonly graphUrl: string
  }
  /** null where the network's own addresses hold. */
  readonly instagramUrl: string | null
  readonly linkedin: {
    readonly appId: string | null
    readonly clientId: string | null
    readonly clientSecret: string | null
    readonly dailyCalls: { readonly app: number; readonly member: number }
    readonly version: string | null
    readonly url: string | null
  }
  readonly youtube: {
    readonly clientId: string | null
    readonly clientSecret: string | null
    readonly hookSecret: string | null
    readonly dailyUnits: number
    readonly url: string | null
  }
  readonly mastodonUrl: string | null
  readonly bluesky: { readonly url: string | null; readonly plcUrl: string | null }
  /** Keeps calls to the networks for a while, to look into a fault. */
  readonly recordsCalls: boolean
  readonly allowPrivateHosts: readonly string[]
  readonly metricsPort: number | null
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  readonly trustsProxy: boolean
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] }

export function readConfig(environment: Record<string, string | undefined> = process.env): ConfigResult {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(present)
  if (!parsed.success) {
    return { ok: false, problems: parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`) }
  }
  const s = parsed.data
  if (s.TORGET_ROLE !== 'all' && s.DATABASE_URL === undefined) {
    return {
      ok: false,
      problems: [
        `TORGET_ROLE=${s.TORGET_ROLE} needs DATABASE_URL: two processes cannot share the embedded database.`,
      ],
    }
  }
  return { ok: true, config: toConfig(s) }
}

function toConfig(s: Settings): Config {
  return {
    host: s.TORGET_HOST,
    port: s.TORGET_PORT,
    baseUrl: (s.TORGET_BASE_URL ?? `http://${hostInAddress(s.TORGET_HOST)}:${s.TORGET_PORT}`).replace(
      /\/$/,
      '',
    ),
    dataFolder: resolve(s.TORGET_DATA),
    databaseUrl: s.DATABASE_URL ?? null,
    databaseRole: s.TORGET_DATABASE_ROLE,
    role: s.TORGET_ROLE,
    masterKey: s.TORGET_KEY ?? null,
    masterKeyOld: s.TORGET_KEY_OLD ?? null,
    mail: { smtpUrl: s.TORGET_SMTP_URL ?? null, from: s.TORGET_MAIL_FROM },
    meta: {
      appId: s.TORGET_META_APP_ID ?? null,
      appSecret: s.TORGET_META_APP_SECRET ?? null,
      verifyToken: s.TORGET_META_VERIFY_TOKEN ?? null,
      graphUrl: s.TORGET_META_GRAPH_URL.replace(/\/$/, ''),
    },
    ...networksOf(s),
    recordsCalls: s.TORGET_RECORD_CALLS,
    allowPrivateHosts: s.TORGET_ALLOW_PRIVATE_HOSTS.split(',')
      .map((h) => h.trim())
      .filter((h) => h !== ''),
    metricsPort: s.TORGET_METRICS_PORT ?? null,
    logLevel: s.TORGET_LOG_LEVEL,
    trustsProxy: s.TORGET_TRUST_PROXY,
  }
}

type NetworkConfig = Pick<Config, 'instagramUrl' | 'linkedin' | 'youtube' | 'mastodonUrl' | 'bluesky'>

function networksOf(s: Settings): NetworkConfig {
  return {
    instagramUrl: withoutSlash(s.TORGET_INSTAGRAM_URL),
    linkedin: {
      appId: s.TORGET_LINKEDIN_APP_ID ?? null,
      clientId: s.TORGET_LINKEDIN_CLIENT_ID ?? null,
      clientSecret: s.TORGET_LINKEDIN_CLIENT_SECRET ?? null,
      dailyCalls: { app: s.TORGET_LINKEDIN_APP_CALLS, member: s.TORGET_LINKEDIN_MEMBER_CALLS },
      version: s.TORGET_LINKEDIN_VERSION ?? null,
      url: withoutSlash(s.TORGET_LINKEDIN_URL),
    },
    youtube: {
      clientId: s.TORGET_YOUTUBE_CLIENT_ID ?? null,
      clientSecret: s.TORGET_YOUTUBE_CLIENT_SECRET ?? null,
      hookSecret: s.TORGET_YOUTUBE_HOOK_SECRET ?? null,
      dailyUnits: s.TORGET_YOUTUBE_DAILY_UNITS,
      url: withoutSlash(s.TORGET_YOUTUBE_URL),
    },
    mastodonUrl: withoutSlash(s.TORGET_MASTODON_URL),
    bluesky: { url: withoutSlash(s.TORGET_BLUESKY_URL), plcUrl: withoutSlash(s.TORGET_BLUESKY_PLC_URL) },
  }
}

function withoutSlash(address: string | undefined): string | null {
  return address?.replace(/\/$/, '') ?? null
}

/** "Every address" is no address to go to, and an IPv6 address stands in brackets. */
function hostInAddress(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
