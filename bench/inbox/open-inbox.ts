import { createHash } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PersonActor } from '#core/actor.ts'
import { actorFor } from '#modules/organisation/index.ts'
import { migrations } from '../../src/migrations.ts'
import { openInstallation, type Installation } from '../kit/installation.ts'
import { demandSpace, type Scratch } from '../kit/scratch.ts'
import { count, say } from '../kit/words.ts'
import { FILL_FUNCTIONS } from './fill-functions.ts'
import { fillInbox } from './fill-inbox.ts'
import * as statements from './fill-statements.ts'
import { seedOrganisation, type Seeded } from './seed-organisation.ts'
import * as vocabulary from './vocabulary.ts'

export type FilledInbox = Installation & {
  readonly messages: number
  readonly reader: PersonActor
  /** The reader's cookie header. */
  readonly cookie: string
}

/** Rows, versions, indexes and the log that PostgreSQL keeps while all of it is written. */
const BYTES_A_MESSAGE = 5000
const MARK = 'filled.json'

/** What a kept folder must have been filled with to be used again: the same schema and the same filling. */
const recipe = createHash('sha256')
  .update(JSON.stringify([migrations, FILL_FUNCTIONS, statements, vocabulary]))
  .digest('hex')

/** An installation with that many messages in one organisation, and somebody signed in there. */
export async function openInbox(scratch: Scratch, messages: number): Promise<FilledInbox> {
  const folder = await scratch.keptFolder(`messages-${messages}`)
  const kept = await readMark(folder)
  if (kept === null) {
    await rm(folder, { recursive: true, force: true })
    await demandSpace(join(folder, '..'), messages * BYTES_A_MESSAGE)
  }
  const installation = await openInstallation(scratch, await scratch.keptFolder(`messages-${messages}`))
  const { services } = installation
  const seeded = kept ?? (await fill(installation, messages))
  if (kept === null) await writeFile(join(folder, MARK), JSON.stringify({ recipe, seeded }))
  const who = { orgId: seeded.orgId, personId: seeded.readerId }
  const reader = await services.db.forOrg(who.orgId, (tx) =>
    actorFor(tx, who.orgId, who.personId, services.clock.now()),
  )
  if (reader === null) throw new Error('the reader is gone')
  return { ...installation, messages, reader, cookie: await installation.signIn(who) }
}

async function fill({ services }: Installation, messages: number): Promise<Seeded> {
  say(`fill: ${count(messages)} messages`)
  const seeded = await seedOrganisation(services)
  await fillInbox(services.connection.owner, seeded, messages)
  return seeded
}

async function readMark(folder: string): Promise<Seeded | null> {
  const text = await readFile(join(folder, MARK), 'utf8').catch(() => '{}')
  const mark = JSON.parse(text) as { recipe?: string; seeded?: Seeded }
  return mark.recipe === recipe && mark.seeded !== undefined ? mark.seeded : null
}
