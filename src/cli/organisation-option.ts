import type { Option } from './command.ts'

export const organisationOption: Option = {
  kind: 'text',
  value: 'SLUG',
  isRequired: true,
  summary: 'Short name of the organisation.',
}
