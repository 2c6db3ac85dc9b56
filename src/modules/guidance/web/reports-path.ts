/** The manager's page. */
export const REPORTS_PATH = '/berattat-for-mig'
