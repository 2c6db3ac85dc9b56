import { formatDateTime } from '#core/i18n/dates.ts'
import { PostButton } from '#ui/components/button/button.tsx'
import { FileList } from '#ui/components/file-list/file-list.tsx'
import { Fold } from '#ui/components/fold/fold.tsx'
import { Seal } from '#ui/components/seal/seal.tsx'
import { Waiting } from '#ui/components/state-page/state-page.tsx'
import { deskTexts } from '../../texts.ts'
import { hidden, type FormKit } from '#ui/form/form-kit.tsx'
import { paths } from '../paths.ts'
import type { EvidenceView } from './item-view.ts'
import type { RemovalProps } from './removal-props.ts'

/** Saves what stood there, and shows the seal once it is saved (F-129, F-132). */
export function EvidenceStep({ item, removal, kit, isMain, isNow }: RemovalProps & { isNow: boolean }) {
  const t = deskTexts(kit.lang).removal
  const { evidence } = removal
  if (evidence?.state === 'sealed') return <Sealed evidence={evidence} kit={kit} />
  if (evidence?.state === 'capturing') return <Waiting lang={kit.lang} text={t.capturing} />
  if (!isNow) return null
  return (
    <>
      {typeof evidence?.problem === 'string' && <p>{evidence.problem}</p>}
      <PostButton
        kind={isMain ? 'main' : 'plain'}
        icon="seal"
        action={paths.evidence(item.id)}
        fields={hidden(kit)}
      >
        {evidence === null ? t.capture : t.captureAgain}
      </PostButton>
    </>
  )
}

function Sealed({ evidence, kit }: { evidence: EvidenceView; kit: FormKit }) {
  const t = deskTexts(kit.lang).removal
  const at =
    evidence.capturedAt === null
      ? ''
      : `${formatDateTime(evidence.capturedAt, kit.lang, { seconds: true })}, `
  return (
    <>
      <Seal
        lang={kit.lang}
        facts={[
          { term: t.sealedAt, value: `${at}${evidence.by}` },
          { term: t.contents, value: evidence.contents },
        ]}
        hash={evidence.manifestSha256 ?? ''}
        ledgerNumber={evidence.ledgerNumber ?? undefined}
      />
      {evidence.files.length > 0 && (
        <Fold title={t.files} state={String(evidence.files.length)}>
          <FileList lang={kit.lang} files={evidence.files} />
        </Fold>
      )}
    </>
  )
}
