import type { Lang } from '#core/i18n/lang.ts'
import type { Policy, PolicyRule } from '#modules/policy/index.ts'
import type { Command } from '../command.ts'
import { faultLines } from '../policy-faults.ts'
import { readLang } from './policy-check.ts'

export const policyShow: Command = {
  name: 'policy show',
  summary: 'Show what a policy says: whose it is, and every rule with its strength and source.',
  positionals: [{ name: 'FILE', summary: 'The policy file (YAML).' }],
  options: { lang: { kind: 'text', value: 'sv|en', summary: 'Language of the texts. Default: sv.' } },
  run: async (args, io) => {
    const lang = readLang(args)
    const { citationLine, citationOf, readPolicyFile } = await import('#modules/policy/index.ts')
    const read = await readPolicyFile(io.path(args.text('FILE')))
    if (!read.ok) {
      return { data: { problems: read.problems }, lines: faultLines(read.problems, lang), isFailure: true }
    }
    const { policy } = read
    const groups = ruleGroups(policy, lang)
    const lines = groups.flatMap(({ title, rules }) => [
      '',
      title,
      ...rules.map((rule) => `  ${rule.id}: ${citationLine(citationOf(policy, rule), lang)}`),
    ])
    return { data: policy, lines: [...heading(policy, lang), ...lines] }
  },
}

function heading({ meta }: Policy, lang: Lang): readonly string[] {
  const { title, version, validFrom } = meta.document
  const word = lang === 'sv' ? 'gäller från' : 'valid from'
  return [meta.org.name, `${title}, version ${version} (${word} ${validFrom})`]
}

type RuleGroup = { readonly title: string; readonly rules: readonly PolicyRule[] }

const titles = {
  sv: {
    times: 'Svarstider',
    answers: 'Svar',
    classes: 'Sortering',
    removal: 'Borttagning',
    records: 'Diarieföring',
  },
  en: {
    times: 'Answer times',
    answers: 'Answers',
    classes: 'Sorting',
    removal: 'Removal',
    records: 'Registration',
  },
} as const

/** In the order in which an item meets them. */
function ruleGroups({ inbox, moderation, records }: Policy, lang: Lang): readonly RuleGroup[] {
  const title = titles[lang]
  const { signature } = inbox
  const { evidence } = moderation
  return [
    { title: title.times, rules: [...inbox.sla, inbox.businessTime] },
    {
      title: title.answers,
      rules: [inbox.replyScope, ...(signature === undefined ? [] : [signature]), ...inbox.autoReply],
    },
    { title: title.classes, rules: inbox.classes },
    {
      title: title.removal,
      rules: [
        ...moderation.grounds,
        moderation.removalClock,
        ...(evidence === undefined ? [] : [evidence]),
        moderation.preNotice,
        moderation.individualNotice,
        moderation.policeReport,
        moderation.blocking,
      ],
    },
    {
      title: title.records,
      rules: [...records.registerIf, ...records.registerExempt, ...records.routing, records.diary],
    },
  ]
}
