import { method, params, type MethodFacts } from './table.ts'

/** The one call of the Analytics API. What is demanded stands in its descriptions. Origin and licence: table.ts. */
export const REPORTS_QUERY: MethodFacts = method('GET', 'reports', {
  params: `
    ids!:string startDate!:string endDate!:string metrics!:string dimensions:string currency:string
    filters:string includeHistoricalChannelData:boolean maxResults:int() sort:string startIndex:int()`,
  scopes: 'youtube youtube.readonly yt-analytics.readonly',
})

/** Taken by every call. */
export const COMMON = params(`
  access_token:string alt:{json|media|proto} callback:string fields:string key:string
  oauth_token:string prettyPrint:boolean quotaUser:string upload_protocol:string uploadType:string
  $.xgafv:{1|2}`)
