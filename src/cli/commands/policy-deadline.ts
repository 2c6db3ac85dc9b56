import type { Command } from '../command.ts'
import { faultLines } from '../policy-faults.ts'

export const policyDeadline: Command = {
  name: 'policy deadline',
  summary: 'When an answer is due under a policy, and which rule says so.',
  positionals: [{ name: 'FILE', summary: 'The policy file (YAML).' }],
  options: {
    received: {
      kind: 'text',
      value: 'TIME',
      isRequired: true,
      summary: 'When the message came, with its offset: 2026-04-02T16:00+02:00.',
    },
    urgent: { kind: 'flag', summary: 'It is urgent: acute or going on now.' },
  },
  run: async (args, io) => {
    const { deadlineFor } = await import('#modules/policy/index.ts')
    const result = await deadlineFor(io.path(args.text('FILE')), args.text('received'), args.flag('urgent'))
    if (!result.ok) {
      const data = { problems: result.problems }
      return { data, lines: faultLines(result.problems, 'sv'), isFailure: true }
    }
    const { dueAt, modality, ruleId, citation } = result.deadline
    return { data: result.deadline, lines: [dueAt, `${modality}  ${ruleId}`, citation] }
  },
}
