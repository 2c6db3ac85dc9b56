import type { ComponentChildren } from 'preact'

export type Column<Row> = {
  header: string
  cell: (row: Row) => ComponentChildren
  /** Figures: right-aligned, of even width. */
  numeric?: boolean | undefined
  /** The cell that names the row; one column has it. */
  naming?: boolean | undefined
  /** Shorter words before the value when the rows are stacked ("På", "För"); "" for none. */
  stackedLabel?: string | undefined
}

export type TableProps<Row> = {
  caption: string
  /** The heading above says it already. */
  captionHidden?: boolean | undefined
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Rows that are over and done with are quieter. */
  isClosed?: ((row: Row) => boolean) | undefined
  /** Instead of rows, when there are none. */
  empty?: ComponentChildren | undefined
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const label = column.stackedLabel ?? column.header
  const content = (
    <>
      {column.naming !== true && label !== '' && (
        <span class="table-label" aria-hidden="true">
          {label}{' '}
        </span>
      )}
      {column.cell(row)}
    </>
  )
  if (column.naming === true)
    return (
      <th scope="row" role="rowheader">
        {content}
      </th>
    )
  return (
    <td role="cell" class={column.numeric === true ? 'table-numeric' : undefined}>
      {content}
    </td>
  )
}

/**
 * Rows and columns, read as a table by screen readers at every width. On a narrow screen each row becomes a block with the
 * column's name before each value; the explicit roles keep the table a table there (Safari forgets it on `display: block`).
 */
export function DataTable<Row>(props: TableProps<Row>) {
  const { caption, captionHidden = false, columns, rows, rowKey, isClosed, empty } = props
  // the names of columns over nothing tell nobody anything
  if (rows.length === 0 && empty !== undefined)
    return (
      <div class="table-empty">
        {!captionHidden && <p class="table-caption">{caption}</p>}
        {empty}
      </div>
    )
  return (
    <table class="table" role="table">
      <caption class={captionHidden ? 'sr' : 'table-caption'}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th
              key={column.header}
              scope="col"
              role="columnheader"
              class={column.numeric === true ? 'table-numeric' : undefined}
            >
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row" class={isClosed?.(row) === true ? 'table-closed' : undefined}>
            {columns.map((column) => (
              <Cell key={column.header} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
