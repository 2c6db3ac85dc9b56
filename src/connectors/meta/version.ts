/** The one place that names the version of the Graph API (v26.0 of 2026-07-29). */
export const GRAPH_VERSION = 'v26.0'
