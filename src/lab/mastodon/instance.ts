import { ok, type LabCall, type Outcome } from './lab-call.ts'
import { MEDIA_TYPES } from './mastodon-rules.ts'

/** What the server tells about itself; the limits are those it holds to. */
export function showInstance({ lab }: LabCall): Outcome {
  const { limits } = lab
  const url = URL.parse(lab.base())
  return ok({
    domain: url?.host ?? 'mastodon.invalid',
    title: 'Övningsserver',
    version: '4.7.0+practice',
    source_url: '',
    description: '',
    usage: { users: { active_month: Object.keys(lab.town.state.people).length } },
    languages: ['sv'],
    configuration: {
      urls: {},
      accounts: { max_featured_tags: 10, max_pinned_statuses: 5 },
      statuses: {
        max_characters: limits.characters,
        max_media_attachments: limits.attachments,
        characters_reserved_per_url: limits.urlCharacters,
      },
      media_attachments: {
        description_limit: limits.altTextCharacters,
        image_size_limit: limits.imageBytes,
        image_matrix_limit: 33_177_600,
        video_size_limit: limits.videoBytes,
        video_frame_rate_limit: 120,
        video_matrix_limit: 8_294_400,
        supported_mime_types: MEDIA_TYPES,
      },
      polls: {
        max_options: 4,
        max_characters_per_option: 50,
        min_expiration: 300,
        max_expiration: 2_629_746,
      },
      translation: { enabled: false },
    },
    registrations: { enabled: false, approval_required: false, message: null },
    api_versions: { mastodon: 11 },
    contact: { email: '', account: null },
    rules: [],
  })
}
