import type { LabCore } from '../lab-core.ts'
import type { LabToken } from '../state.ts'

/** On whose behalf something is read, and how the answer may look. */
export type ReadContext = {
  readonly core: LabCore
  readonly token: LabToken
  /** `http://127.0.0.1:3000/lab/v26.0`: what `paging.next` starts with. */
  readonly versionUrl: string
  /** True while a fault makes lists come in parts smaller than asked for. */
  readonly isSparse: boolean
}
