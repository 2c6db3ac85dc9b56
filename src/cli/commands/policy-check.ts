import { isLang } from '#core/i18n/lang.ts'
import { faultLines } from '../policy-faults.ts'
import { UsageError, type Arguments, type Command } from '../command.ts'

export const policyCheck: Command = {
  name: 'policy check',
  summary: 'Check a policy file: every fault with line, rule and remedy, and what is still unknown.',
  positionals: [{ name: 'FILE', summary: 'The policy file (YAML).' }],
  options: { lang: { kind: 'text', value: 'sv|en', summary: 'Language of the texts. Default: sv.' } },
  notes: [
    'Exits with 1 when the file has a fault. What is unknown must be filled in before go-live; the file is valid all the same.',
  ],
  run: async (args, io) => {
    const lang = readLang(args)
    const { checkPolicyFile } = await import('#modules/policy/index.ts')
    const check = await checkPolicyFile(io.path(args.text('FILE')))
    const problems = check.ok ? [] : check.problems
    const unknowns = check.ok ? check.unknowns : []
    const open = unknowns.map(({ path, label }) => `  ${path}: ${label[lang]}`)
    const lines = [
      ...faultLines(problems, lang),
      ...faultLines(check.warnings, lang, 'warning'),
      ...(open.length === 0 ? [] : ['Unknown, to be filled in before go-live:', ...open]),
      check.ok ? 'The policy holds.' : `The policy does not hold. Faults: ${problems.length}.`,
    ]
    const { warnings } = check
    const isReadyForGoLive = check.ok && check.isReadyForGoLive
    return {
      data: { ok: check.ok, problems, warnings, unknowns, isReadyForGoLive },
      lines,
      isFailure: !check.ok,
    }
  },
}

export function readLang(args: Arguments): 'sv' | 'en' {
  const lang = args.optionalText('lang') ?? 'sv'
  if (!isLang(lang)) throw new UsageError('--lang is sv or en')
  return lang
}
