import { availableParallelism, totalmem } from 'node:os'

/** Enough to judge the numbers by, and nothing that says whose machine it was. */
export function describeMachine(): string {
  const gigabytes = Math.round(totalmem() / 2 ** 30)
  return `${availableParallelism()} cores, ${gigabytes} GiB of memory, Node ${process.versions.node.split('.')[0] ?? ''}`
}
