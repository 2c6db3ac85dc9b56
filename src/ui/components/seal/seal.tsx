import type { Lang } from '#core/i18n/lang.ts'
import { uiTexts } from '../../texts.ts'
import { Icon } from '../icon/icon.tsx'
import type { KeyListItem } from '../key-list/key-list.tsx'
import { KeyList } from '../key-list/key-list.tsx'

export type SealProps = {
  lang: Lang
  /** When, by whom, what it holds. */
  facts: readonly KeyListItem[]
  /** SHA-256 in hex. */
  hash: string
  /** Its place in the append-only ledger, as shown. */
  ledgerNumber?: string | undefined
}

const groups = (hash: string): string => hash.match(/.{1,8}/gu)?.join(' ') ?? hash

/** Evidence that has been secured and sealed: its facts and the checksum anyone can verify. */
export function Seal({ lang, facts, hash, ledgerNumber }: SealProps) {
  const t = uiTexts(lang)
  return (
    <div class="seal">
      <p class="seal-title">
        <Icon name="seal" />
        <b>{t.seal}</b>
        {ledgerNumber !== undefined && <span class="quiet">{t.ledgerEntry(ledgerNumber)}</span>}
      </p>
      <KeyList items={facts} small />
      <details class="seal-hash">
        <summary>
          <span class="quiet">SHA-256</span>{' '}
          <code>
            {hash.slice(0, 4)}…{hash.slice(-4)}
          </code>
          <span class="sr"> {t.showWholeHash}</span>
        </summary>
        <code>{groups(hash)}</code>
      </details>
    </div>
  )
}
