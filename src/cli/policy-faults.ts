import type { Lang } from '#core/i18n/lang.ts'
import type { PolicyProblem } from '#modules/policy/index.ts'

/** As a compiler would print them, so that editors can jump to the line. */
export function faultLines(
  problems: readonly PolicyProblem[],
  lang: Lang,
  kind: 'fault' | 'warning' = 'fault',
): readonly string[] {
  return problems.flatMap(({ file, line, column, path, rule, message, remedy }) => [
    `${file}:${line}:${column}: ${kind} [${rule}]${path === '' ? '' : ` ${path}`}`,
    `  ${message[lang]}`,
    `  ${remedy[lang]}`,
  ])
}
