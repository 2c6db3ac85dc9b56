import { createHmac } from 'node:crypto'

/** A comment as Meta tells of it, with Swedish letters escaped as Meta does; each number gives other bytes. */
export function hookBody(no: number): Buffer {
  const at = 1_795_000_000 + (no % 1_000_000)
  const body = {
    object: 'page',
    entry: [
      {
        id: '108412349000001',
        time: at,
        changes: [
          {
            field: 'feed',
            value: {
              from: { id: `7${String(no).padStart(15, '0')}`, name: 'Åsa Öberg Lindström' },
              item: 'comment',
              verb: 'add',
              comment_id: `122100000000001_${no}`,
              post_id: '108412349000001_122100000000001',
              parent_id: '108412349000001_122100000000001',
              created_time: at,
              message:
                'Hej! När kommer ni och snöröjer på Björkvägen? Det är så halt att barnen inte tar sig till skolan, och brevbäraren har redan fallit en gång.',
              post: {
                id: '108412349000001_122100000000001',
                status_type: 'mobile_status_update',
                is_published: true,
                updated_time: '2026-11-20T09:12:44+0000',
                permalink_url: 'https://www.facebook.com/108412349000001/posts/122100000000001',
                promotion_status: 'inactive',
              },
            },
          },
        ],
      },
    ],
  }
  return Buffer.from(
    JSON.stringify(body).replace(
      /[^\x20-\x7e]/g,
      (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  )
}

export function signatureOf(body: Buffer, appSecret: string): string {
  return `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`
}
