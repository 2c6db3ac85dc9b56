import { tableOf } from './table.ts'
import type { NodeFacts } from './table.ts'

/** A photo; its own comments and likes are not practised here. */
export const photoFacts: NodeFacts = tableOf('Photo', {
  fields: `
    album:Album alt_text:string alt_text_custom:string backdated_time:datetime
    backdated_time_granularity:string can_backdate:bool can_delete:bool can_tag:bool created_time:datetime
    event:Event from:Object height:uint icon:string id:string images:list<PlatformImageSource> link:string
    name:string name_tags:list<EntityAtTextRange> page_story_id:string picture:string place:Place
    position:uint source:string target:Profile updated_time:datetime webp_images:list<PlatformImageSource>
    width:uint`,
  calls: `
    GET . > Photo`,
  notEmulated: `
    GET/comments POST/comments GET/insights GET/likes POST/likes GET/sponsor_tags DELETE/.`,
})
