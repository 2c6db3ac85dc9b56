import type { Config } from '#config'
import { StartupProblem } from '#core/startup-problem.ts'
import { columns } from '../columns.ts'
import type { Command, Io } from '../command.ts'
import {
  checkChromium,
  checkDataFolder,
  checkDisk,
  checkFonts,
  checkKeyFile,
  checkNode,
} from '../doctor/check-machine.ts'
import { checkAddress, checkMail, checkMeta } from '../doctor/check-settings.ts'
import type { ConnectionReport } from '../doctor/check-connections.ts'
import { checkWebhooks } from '../doctor/check-webhooks.ts'
import { problem, type Finding } from '../doctor/finding.ts'
import { withInstallation } from '../open-installation.ts'

export const doctor: Command = {
  name: 'doctor',
  summary: 'Check this installation and say what to do about what is not in order.',
  notes: ['Exits with 1 when there is a problem; warnings alone do not count.'],
  run: async (_, io) => {
    const { findings, connections } = await examine(io)
    const lines = columns(findings.map(({ level, what, message }) => [level, what, message]))
    return {
      data: { findings, connections },
      lines: findings.flatMap(({ remedy }, index) => [
        lines[index] ?? '',
        ...(remedy === undefined ? [] : [`         ${remedy}`]),
      ]),
      isFailure: findings.some(({ level }) => level === 'problem'),
    }
  },
}

async function examine(io: Io): Promise<ConnectionReport> {
  const node = checkNode(process.versions.node)
  let config: Config
  try {
    config = io.config()
  } catch (error) {
    return { findings: [node, asFinding('Settings', error)], connections: [] }
  }
  const open = await examineOpen(io)
  const findings = [
    node,
    await checkDataFolder(config.dataFolder),
    await checkDisk(config.dataFolder),
    ...open.findings,
    ...(config.masterKey === null ? [await checkKeyFile(config.dataFolder)] : []),
    await checkFonts(),
    await checkChromium(),
    checkAddress(config),
    checkMeta(config),
    ...(await checkWebhooks(config)),
    await checkMail(config),
  ]
  return { findings, connections: open.connections }
}

/** What can be asked only when the database is there. */
async function examineOpen(io: Io): Promise<ConnectionReport> {
  try {
    return await withInstallation(io, async (services) => {
      const { checkClock, checkDatabase } = await import('../doctor/check-database.ts')
      const { checkOrganisations } = await import('../doctor/check-organisations.ts')
      const { checkConnections } = await import('../doctor/check-connections.ts')
      const { findings, connections } = await checkConnections(services)
      const ground = [...(await checkDatabase(services)), await checkClock(services)]
      return { findings: [...ground, ...(await checkOrganisations(services)), ...findings], connections }
    })
  } catch (error) {
    return { findings: [asFinding('Database', error)], connections: [] }
  }
}

function asFinding(what: string, error: unknown): Finding {
  if (!(error instanceof StartupProblem)) throw error
  return problem(what, error.message, error.remedy)
}
