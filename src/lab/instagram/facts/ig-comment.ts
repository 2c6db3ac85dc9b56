import { tableOf } from '../../graph/facts/table.ts'
import type { NodeFacts } from '../../graph/facts/table.ts'

/** A comment or an answer to one. Origin and licence of the facts: `lab/graph/facts/table.ts`. */
export const igCommentFacts: NodeFacts = tableOf('IGComment', {
  fields: `
    from:IGCommentFromUser hidden:bool id:string legacy_instagram_comment_id:string like_count:int
    media:IGMedia parent_id:string text:string timestamp:datetime user:IGUser username:string`,
  calls: `
    GET replies > IGComment
    POST replies > IGComment
      message:string
    DELETE . > Object
      ad_id:string
    GET . > IGComment
    POST . > IGComment
      ad_id:string hide!:bool`,
})
