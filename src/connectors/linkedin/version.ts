/** LinkedIn keeps a version for a year at least and answers 426 for one that is gone or not yet there; `apiVersion` in the settings changes it. */
export const LINKEDIN_VERSION = '202607'
