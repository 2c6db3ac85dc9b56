import { tableOf } from './table.ts'
import type { NodeFacts } from './table.ts'

/** Whoever wrote or reacted: a person or a Page. */
export const profileFacts: NodeFacts = tableOf('Profile', {
  fields: `
    can_post:bool id:string link:string name:string pic:string pic_crop:ProfilePictureSource
    pic_large:string pic_small:string pic_square:string profile_type:{application| event| group| page| user}
    username:string`,
  calls: `
    GET picture > ProfilePictureSource
      height:int redirect:bool type:{album| large| normal| small| square} width:int
    GET . > Profile`,
})
