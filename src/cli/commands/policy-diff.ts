import type { Command } from '../command.ts'
import { faultLines } from '../policy-faults.ts'
import { readLang } from './policy-check.ts'

export const policyDiff: Command = {
  name: 'policy diff',
  summary:
    'What changes from one policy file to another, in plain words, and where it gets stricter or looser.',
  positionals: [
    { name: 'OLD', summary: 'The policy file in force.' },
    { name: 'NEW', summary: 'The policy file to compare with it.' },
  ],
  options: { lang: { kind: 'text', value: 'sv|en', summary: 'Language of the texts. Default: sv.' } },
  notes: ['Exits with 0 whether or not anything changes, and with 1 when either file has a fault.'],
  run: async (args, io) => {
    const lang = readLang(args)
    const { describeChanges, readPolicyFile } = await import('#modules/policy/index.ts')
    const [before, after] = await Promise.all(
      ['OLD', 'NEW'].map((name) => readPolicyFile(io.path(args.text(name)))),
    )
    if (before?.ok !== true || after?.ok !== true) {
      const problems = [before, after].flatMap((read) => (read === undefined || read.ok ? [] : read.problems))
      return { data: { problems }, lines: faultLines(problems, lang), isFailure: true }
    }
    const changes = describeChanges(before.policy, after.policy)
    const lines = changes.flatMap(({ place, sentence }) => [place, `  ${sentence[lang]}`])
    const none = lang === 'sv' ? 'Ingenting ändras.' : 'Nothing changes.'
    return { data: { changes }, lines: changes.length === 0 ? [none] : lines }
  },
}
