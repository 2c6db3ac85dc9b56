import type { Services } from '../app/services.ts'
import { exitCodeOf, onStopSignal } from '#core/process-signals.ts'
import { NotFound } from '#core/errors.ts'
import { systemActor, type Actor } from '#core/actor.ts'
import type { Organisation } from '#modules/organisation/index.ts'
import type { Io } from './command.ts'

/**
 * Opens settings, key, database and the rest for one command, and closes them again whatever happens. The embedded database is joined
 * when Torget runs, started when it does not, and stopped again by whoever leaves last; so too after Ctrl-C.
 */
export async function withInstallation<T>(io: Io, work: (services: Services) => Promise<T>): Promise<T> {
  const config = io.config()
  const { openServices } = await import('../app/services.ts')
  // the log is for the server; what a command has to say it says itself
  const services = await openServices({
    ...config,
    logLevel: config.logLevel === 'info' ? 'warn' : config.logLevel,
  })
  const forget = onStopSignal((signal) => {
    void services.close().finally(() => process.exit(exitCodeOf(signal)))
  })
  try {
    return await work(services)
  } finally {
    forget()
    await services.close()
  }
}

export type OrganisationWork = {
  readonly services: Services
  readonly organisation: Organisation
  /** Whoever sits at the server's own terminal acts as the installation itself. */
  readonly actor: Actor
}

/** As `withInstallation`, for one organisation by its short name. Throws `NotFound`. */
export async function withOrganisation<T>(
  io: Io,
  slug: string,
  work: (given: OrganisationWork) => Promise<T>,
): Promise<T> {
  return withInstallation(io, async (services) => {
    const { findOrganisation } = await import('#modules/organisation/index.ts')
    const organisation = await services.db.system((tx) => findOrganisation(tx, slug))
    if (organisation === null) throw new NotFound('organisation', slug)
    return work({ services, organisation, actor: systemActor(organisation.orgId, 'command-line') })
  })
}
