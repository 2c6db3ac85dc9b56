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
import { problem, type Finding } from '../doctor/finding.ts'
import { withInstallation } from '../open-installation.ts'

export const doctor: Command = {
  name: 'doctor',
  summary: 'Check this installation and say what to do about what is not in order.',
  notes: ['Exits with 1 when there is a problem; warnings alone do not count.'],
  run: async (_, io) => {
    const findings = await examine(io)
    const lines = columns(findings.map(({ level, what, message }) => [level, what, message]))
    return {
      data: { findings },
      lines: findings.flatMap(({ remedy }, index) => [
        lines[index] ?? '',
        ...(remedy === undefined ? [] : [`         ${remedy}`]),
      ]),
      isFailure: findings.some(({ level }) => level === 'problem'),
    }
  },
}

async function examine(io: Io): Promise<readonly Finding[]> {
  const node = checkNode(process.versions.node)
  let config: Config
  try {
    config = io.config()
  } catch (error) {
    return [node, asFinding('Settings', error)]
  }
  return [
    node,
    await checkDataFolder(config.dataFolder),
    await checkDisk(config.dataFolder),
    ...(await examineOpen(io)),
    ...(config.masterKey === null ? [await checkKeyFile(config.dataFolder)] : []),
    await checkFonts(),
    await checkChromium(),
    checkAddress(config),
    checkMeta(config),
    await checkMail(config),
  ]
}

/** What can be asked only when the database is there. */
async function examineOpen(io: Io): Promise<readonly Finding[]> {
  try {
    return await withInstallation(io, async (services) => {
      const { checkClock, checkDatabase } = await import('../doctor/check-database.ts')
      const { checkOrganisations } = await import('../doctor/check-organisations.ts')
      return [
        ...(await checkDatabase(services)),
        await checkClock(services),
        ...(await checkOrganisations(services)),
      ]
    })
  } catch (error) {
    return [asFinding('Database', error)]
  }
}

function asFinding(what: string, error: unknown): Finding {
  if (!(error instanceof StartupProblem)) throw error
  return problem(what, error.message, error.remedy)
}
