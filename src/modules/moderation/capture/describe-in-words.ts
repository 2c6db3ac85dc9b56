import { jsonFile, type Gathered, type KeepFile, type Material } from './material.ts'

/**
 * Child sexual abuse material (F-118; requirements §3.2, 15): the link, the times, the handle and the decision-maker's own words. Not a
 * picture, not the citizen's text, not an answer of the network's that holds either.
 */
export async function describeInWords(
  { handling, account, evidence, case: current, ground, at }: Material,
  keep: KeepFile,
): Promise<Gathered> {
  const { message } = handling
  const file = await keep(
    jsonFile('words.json', 'data', {
      schema: 'torget/evidence-words/1',
      account: { network: account.network, name: account.name, handle: account.handle, url: account.url },
      link: message.permalink,
      externalId: message.externalId,
      handle: message.author,
      postedAt: message.postedAt?.toString() ?? null,
      receivedAt: message.receivedAt.toString(),
      describedAt: at.toString(),
      describedBy: { name: evidence.capturedByName, title: evidence.capturedByTitle },
      ground: ground === null ? null : { code: ground.code, label: ground.label.sv },
      description: current?.assessment ?? null,
    }),
  )
  return { files: [file], notes: [], handling }
}
