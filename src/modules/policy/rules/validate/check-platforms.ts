/** The list of platforms holds together, and what names a platform names one that is there (requirements §4). */
import type { Path } from '../collect-rules.ts'
import { knownValue } from '../known.ts'
import { plainWord } from '../plain-word.ts'
import type { Policy } from '../schema/policy.ts'
import { check } from './check.ts'

type Items = Policy['platforms']['items']

const words = (rule: Items[number]) =>
  [rule.value.platform, rule.label.sv, ...rule.value.aliases].map(plainWord)

export const checkPlatformList = check(['platforms'], ({ platforms }, report) => {
  const { items } = platforms
  const isClosed = knownValue(platforms.mode) === 'closedList'
  items.forEach((rule, index) => {
    const path = ['platforms', 'items', index, 'value']
    const { platform, status, reason } = rule.value
    const rival = items
      .slice(0, index)
      .find((other) => words(other).some((word) => words(rule).includes(word)))
    if (rival !== undefined)
      report('platform.duplicate', [...path, 'platform'], { first: rival.label, platform })
    const isRefused = status === 'advisedAgainst' || status === 'forbidden'
    if (isRefused && reason === undefined) report('platform.no-reason', path, { platform })
    if (isClosed && status === 'advisedAgainst')
      report('platform.closed-list', [...path, 'status'], { platform })
  })
  const usable = items.some(({ value }) => value.status === 'primary' || value.status === 'allowed')
  if (isClosed && !usable) report('platform.closed-list-empty', ['platforms', 'mode'], {})
})

type Reference = { readonly platform: string; readonly path: Path }

type Referring = Pick<Policy, 'inbox' | 'accounts' | 'admin'>

const each = (list: readonly string[], path: Path): Reference[] =>
  list.map((platform, index) => ({ platform, path: [...path, index] }))

function references({ inbox, accounts, admin }: Referring): Reference[] {
  const names = knownValue(accounts.officialNames) ?? []
  return [
    ...inbox.autoReply.map(({ value }, index) => ({
      platform: value.platform,
      path: ['inbox', 'autoReply', index, 'value', 'platform'],
    })),
    ...accounts.basicInformation.flatMap(({ value }, index) =>
      each(value.platforms, ['accounts', 'basicInformation', index, 'value', 'platforms']),
    ),
    ...each(knownValue(accounts.relay)?.platforms ?? [], ['accounts', 'relay', 'value', 'platforms']),
    ...names.map(({ platform }, index) => ({
      platform,
      path: ['accounts', 'officialNames', 'value', index, 'platform'],
    })),
    ...admin.minPosts.flatMap(({ value }, index) =>
      each(value.platforms, ['admin', 'minPosts', index, 'value', 'platforms']),
    ),
  ]
}

/** A file that lists no platforms at all leaves them open; then nothing can be checked. */
export const checkPlatformReferences = check(
  ['platforms', 'inbox', 'accounts', 'admin'],
  (policy, report) => {
    const listed = policy.platforms.items.map((rule) => rule.value.platform)
    if (listed.length === 0) return
    for (const { platform, path } of references(policy)) {
      if (!listed.includes(platform)) report('platform.not-listed', path, { platform })
    }
  },
)

export const checkAds = check(['platforms', 'ads'], ({ platforms, ads }, report) => {
  const wanted = knownValue(ads.platforms) ?? []
  wanted.forEach((platform, index) => {
    const path = ['ads', 'platforms', 'value', index]
    const rule = platforms.items.find((item) => item.value.platform === platform)
    if (rule === undefined) report('platform.not-listed', path, { platform })
    else if (!rule.value.adsAllowed) report('ads.not-allowed', path, { platform })
  })
})
