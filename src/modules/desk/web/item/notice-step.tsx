import { PostButton } from '#ui/components/button/button.tsx'
import { UserText } from '#ui/components/user-text/user-text.tsx'
import { deskTexts } from '../../texts.ts'
import { hidden } from '#ui/form/form-kit.tsx'
import { paths } from '../paths.ts'
import type { RemovalProps } from './removal-props.ts'

/** The author is told what was removed, why and whom to contact; when they cannot be reached, that is written down (F-123). */
export function NoticeStep({ item, removal, kit, isMain }: RemovalProps) {
  const t = deskTexts(kit.lang).removal
  const { notice } = removal
  if (notice === null) return null
  return (
    <>
      {notice.canDeliver && (
        <figure class="letter">
          <figcaption>{t.notice}</figcaption>
          <UserText text={notice.text} lang={kit.lang} />
        </figure>
      )}
      {notice.why !== null && <p>{notice.why}</p>}
      <PostButton
        kind={isMain ? 'main' : 'plain'}
        action={paths.notice(item.id)}
        fields={hidden(kit, item.version)}
      >
        {notice.canDeliver ? t.sendNotice : t.recordNotice}
      </PostButton>
    </>
  )
}
