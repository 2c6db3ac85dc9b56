import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { readConfig } from '#config'
import { systemClock } from '#core/clock.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import { createNetworks } from '../../src/app/networks.ts'
import { demoConfig } from '../../src/demo/demo-config.ts'
import { post, type Posting, type PostingState } from './kit/posting.ts'

/** The product's own connectors in a process of their own, posting one thing. Arguments: the posting as JSON, and where its notes are kept. */
const posting = JSON.parse(process.argv[2] ?? '') as Posting
const path = process.argv[3] ?? ''
const read = readConfig()
if (!read.ok) throw new Error(read.problems.join('\n'))
const config = demoConfig(read.config)
const { connectors } = createNetworks(config, systemClock, createMemoryQuota(systemClock))
const connector = connectors.get(posting.network)
if (connector === undefined) throw new Error(`no connector for ${posting.network}`)

await post(connector, posting, {
  read: () => (existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as PostingState) : null),
  write: (state) => {
    writeFileSync(`${path}.new`, JSON.stringify(state), { flush: true })
    renameSync(`${path}.new`, path)
  },
})
