import { PostButton } from '#ui/components/button/button.tsx'
import { UserText } from '#ui/components/user-text/user-text.tsx'
import { deskTexts } from '../../texts.ts'
import { hidden, type FormKit } from '../form-kit.tsx'
import { paths } from '../paths.ts'
import type { ItemView, RemovalView } from './item-view.ts'

/** The author is told what was removed, why and whom to contact; when they cannot be reached, that is written down (F-123). */
export function NoticeStep({ item, removal, kit }: { item: ItemView; removal: RemovalView; kit: FormKit }) {
  const t = deskTexts(kit.lang).removal
  const { notice } = removal
  if (notice === null) return null
  return (
    <div class="stack">
      {notice.canDeliver && (
        <blockquote class="sheet small" aria-label={t.notice}>
          <UserText text={notice.text} lang={kit.lang} />
        </blockquote>
      )}
      {notice.why !== null && <p class="small">{notice.why}</p>}
      <PostButton kind="main" action={paths.notice(item.id)} fields={hidden(kit, item.version)}>
        {notice.canDeliver ? t.sendNotice : t.recordNotice}
      </PostButton>
    </div>
  )
}
