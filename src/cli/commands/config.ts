import { readConfig } from '#config'
import type { Command } from '../command.ts'
import { describeSettings } from '../describe-settings.ts'

export const config: Command = {
  name: 'config',
  summary: 'Print every setting with its meaning, its default and what is in force. Secrets are masked.',
  notes: ['Settings are environment variables. One that is set to nothing counts as not set.'],
  run: (_, io) => {
    const settings = describeSettings(io.environment)
    const result = readConfig({ ...io.environment })
    const problems = result.ok ? [] : result.problems
    const lines = settings.flatMap(({ name, description, value, source }) => [
      `${name}=${value ?? ''}${source === 'environment' ? '  (environment)' : ''}`,
      `  ${description}`,
      '',
    ])
    const warning =
      problems.length === 0 ? [] : ['These do not hold:', ...problems.map((text) => `  ${text}`)]
    return Promise.resolve({
      data: { settings, problems },
      lines: [...lines, ...warning],
      isFailure: problems.length > 0,
    })
  },
}
