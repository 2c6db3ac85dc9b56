import { networkBase, onNetwork } from './view.ts'
import type { View } from './view.ts'

/** One panel of faults a network; nothing to choose where there is one. */
export function FaultTabs({ view }: { readonly view: View }) {
  const { networks, network, texts } = view
  if (networks.length < 2) return null
  return (
    <ul class="switches" aria-label={texts.networks}>
      {networks.map((one) => (
        <li>
          <a
            href={`${networkBase(onNetwork(view, one))}/storningar`}
            aria-current={one.id === network.id ? 'page' : undefined}
          >
            {one.name}
            {one.activeFaults() === 0 ? null : <span class="tag">{one.activeFaults()}</span>}
          </a>
        </li>
      ))}
    </ul>
  )
}
