import type { Lang } from '#core/i18n/lang.ts'

export type Bar = { label: string; value: number; text: string }

export type BarChartProps = {
  lang: Lang
  /** What it shows, as the table's caption and the picture's name. */
  title: string
  bars: readonly Bar[]
  valueHeader: string
  labelHeader: string
  /** The top of the scale; the largest value unless said. */
  max?: number | undefined
  /** A line to reach, with its words ("95 %"). */
  target?: { value: number; text: string } | undefined
  /** The words of the link that opens the table. */
  tableText: string
  caption?: string | undefined
}

const WIDTH = 300
/** Room at the right for the target's words. */
const MARGIN = 52
const HEIGHT = 96
const GAP_SHARE = 0.3

/** A few bars as SVG, and always the same figures as a table under it: that is what screen readers and copying use. */
export function BarChart(props: BarChartProps) {
  const { title, bars, target, valueHeader, labelHeader, tableText, caption } = props
  const top = props.max ?? Math.max(1, target?.value ?? 0, ...bars.map((bar) => bar.value))
  const step = WIDTH / Math.max(1, bars.length)
  const y = (value: number) => Math.round((HEIGHT - (value / top) * HEIGHT) * 10) / 10
  return (
    <div class="bar-chart">
      <figure>
        <svg
          viewBox={`0 -4 ${target === undefined ? WIDTH : WIDTH + MARGIN} ${HEIGHT + 24}`}
          role="img"
          aria-label={title}
        >
          {bars.map((bar, i) => (
            <rect
              key={bar.label}
              class="bar"
              x={i * step + (step * GAP_SHARE) / 2}
              y={y(bar.value)}
              width={step * (1 - GAP_SHARE)}
              height={HEIGHT - y(bar.value)}
              rx="2"
            />
          ))}
          {target !== undefined && (
            <>
              <line class="bar-target" x1="0" x2={WIDTH} y1={y(target.value)} y2={y(target.value)} />
              <text x={WIDTH + 6} y={y(target.value) + 4}>
                {target.text}
              </text>
            </>
          )}
          <text x={(step * GAP_SHARE) / 2} y={HEIGHT + 14}>
            {bars[0]?.label}
          </text>
          <text x={WIDTH - (step * GAP_SHARE) / 2} y={HEIGHT + 14} text-anchor="end">
            {bars.at(-1)?.label}
          </text>
        </svg>
        {caption !== undefined && <figcaption class="small quiet">{caption}</figcaption>}
      </figure>
      <details class="bar-chart-table small">
        <summary>{tableText}</summary>
        <table>
          <caption class="sr">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{labelHeader}</th>
              <th scope="col">{valueHeader}</th>
            </tr>
          </thead>
          <tbody>
            {bars.map((bar) => (
              <tr key={bar.label}>
                <th scope="row">{bar.label}</th>
                <td class="num">{bar.text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  )
}
