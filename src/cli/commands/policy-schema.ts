import type { Command } from '../command.ts'

export const policySchema: Command = {
  name: 'policy schema',
  summary: 'Print the JSON Schema of policy files, for editors.',
  run: async () => {
    const { policyJsonSchema } = await import('#modules/policy/index.ts')
    const schema = policyJsonSchema()
    return { data: schema, lines: [JSON.stringify(schema, null, 2)] }
  },
}
