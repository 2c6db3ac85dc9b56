import type { Lang } from '#core/i18n/lang.ts'
import { formatFileSize } from '#core/i18n/numbers.ts'
import { uiTexts } from '../../texts.ts'
import { Icon } from '../icon/icon.tsx'
import { OutsideText } from '../user-text/user-text.tsx'

export type ListedFile = {
  name: string
  /** In words: "PDF/A-2a", "HTML", "original". */
  kind: string
  sizeBytes: number
  href?: string | undefined
  sha256?: string | undefined
  note?: string | undefined
}

/** Files with what one needs to know before opening them: kind, size, checksum. */
export function FileList({ files, lang }: { files: readonly ListedFile[]; lang: Lang }) {
  const t = uiTexts(lang)
  if (files.length === 0) return <p class="quiet small">{t.noRows}</p>
  return (
    <ul class="file-list">
      {files.map((file) => (
        <li key={file.name}>
          <Icon name="file" />
          <div>
            {file.href === undefined ? (
              <OutsideText text={file.name} lang={lang} />
            ) : (
              <a href={file.href} download>
                <OutsideText text={file.name} lang={lang} />
              </a>
            )}
            <p class="quiet small">
              <span class="num">
                {file.kind}, {formatFileSize(file.sizeBytes, lang)}
              </span>
              {file.note !== undefined && ` · ${file.note}`}
            </p>
            {file.sha256 !== undefined && (
              <p class="small quiet">
                SHA-256 <code>{file.sha256}</code>
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
