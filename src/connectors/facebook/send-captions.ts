import type { Access } from '../connector.ts'
import type { GraphCalls } from '../meta/graph-calls.ts'
import type { DraftVideo } from '../publishing.ts'

/** SubRip, named for its language as Facebook reads it: `captions.sv_SE.srt`. */
export async function sendCaptions(
  calls: GraphCalls,
  access: Access,
  videoId: string,
  captions: NonNullable<DraftVideo['captions']>,
): Promise<void> {
  const locale = localeOf(captions.language)
  const blob = new Blob([captions.text], { type: 'application/x-subrip' })
  const file = { field: 'captions_file', name: `captions.${locale}.srt`, blob }
  await calls.prepare(access, [videoId, 'captions'], { default_locale: locale }, file)
}

/** `sv` → `sv_SE`, `en-GB` → `en_GB`: Facebook knows languages by land only. */
export function localeOf(language: string): string {
  const locale = new Intl.Locale(language).maximize()
  return `${locale.language}_${locale.region ?? 'SE'}`
}
