/** `acts`: the network did what was asked before it failed to say so. */
export type TownFault =
  /** In the network's own words: an emulator says how it refuses. */
  | {
      readonly kind: 'unauthorised' | 'forbidden' | 'gone' | 'rate-limited' | 'own-fault'
      readonly acts?: boolean
    }
  /** From a machine in front of it: a page of HTML. */
  | { readonly kind: 'gateway'; readonly status: 500 | 502 | 503 | 504; readonly acts?: boolean }
  | { readonly kind: 'no-answer' | 'cut' | 'half-body' | 'wrong-json'; readonly acts?: boolean }
  | { readonly kind: 'slow' | 'drip'; readonly delayMs: number }
  | { readonly kind: 'redirect'; readonly to: string }

/** `acts` is every call that changes something; a name is the emulator's own word for a call. */
export type TownMatch = 'every-call' | 'acts' | 'reads' | { readonly call: string }

type ActiveFault = {
  readonly id: number
  readonly match: TownMatch
  readonly fault: TownFault
  /** null: until cleared. */
  readonly timesLeft: number | null
}

export type TownCall = { readonly name: string; readonly isActing: boolean }

export type TownFaults = {
  /** The next matching calls (one unless told otherwise) fail. Returns an id for `clear`. */
  next(match: TownMatch, fault: TownFault, times?: number): number
  /** Every matching call fails until cleared. */
  always(match: TownMatch, fault: TownFault): number
  /** Without an id: all of them. */
  clear(id?: number): void
  list(): readonly ActiveFault[]
  /** Used by the emulator itself: the fault that this call meets, counted down. */
  take(call: TownCall): TownFault | null
}

export function createTownFaults(): TownFaults {
  let entries: ActiveFault[] = []
  let lastId = 0
  const add = (match: TownMatch, fault: TownFault, timesLeft: number | null): number => {
    lastId += 1
    entries.push({ id: lastId, match, fault, timesLeft })
    return lastId
  }
  return {
    next: (match, fault, times = 1) => add(match, fault, times),
    always: (match, fault) => add(match, fault, null),
    clear: (id) => {
      entries = id === undefined ? [] : entries.filter((one) => one.id !== id)
    },
    list: () => [...entries],
    take: (call) => {
      const hit = entries.find(({ match }) => isHit(match, call))
      if (hit === undefined) return null
      const { timesLeft } = hit
      if (timesLeft !== null) {
        const rest = timesLeft <= 1 ? [] : [{ ...hit, timesLeft: timesLeft - 1 }]
        entries = entries.flatMap((one) => (one === hit ? rest : [one]))
      }
      return hit.fault
    },
  }
}

function isHit(match: TownMatch, { name, isActing }: TownCall): boolean {
  if (match === 'every-call') return true
  if (match === 'acts') return isActing
  return match === 'reads' ? !isActing : match.call === name
}
