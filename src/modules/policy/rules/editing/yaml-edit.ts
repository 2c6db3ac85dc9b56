/** One change to a policy file. */
import type { Path } from '../collect-rules.ts'

/** `undefined` takes the value away. Values are plain data: texts, numbers, booleans, lists and groups of them. */
export type YamlEdit = { readonly path: Path; readonly value: unknown }
