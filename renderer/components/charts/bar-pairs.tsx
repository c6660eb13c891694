import type { JSX, ReactNode } from 'react';
import { gridValues } from './axis';
import { ChartFrame } from './chart-frame';
import styles from './charts.module.css';
import { useWidth } from './use-width';

export interface BarPair {
  /** Under the axis: an hour, a weekday. */
  readonly label: string;
  readonly value: number;
  readonly compared: number;
}

export interface BarPairsProps {
  /** "Sales by hour, today against a usual Tuesday". */
  readonly label: string;
  readonly pairs: readonly BarPair[];
  readonly valueName: string;
  readonly comparedName: string;
  /** The word over the first column of the table: "Hour". */
  readonly pairName: string;
  /** Writes an axis value; integers in the unit of the pairs. */
  readonly write: (value: number) => string;
  /** Writes a value in full, for the table. */
  readonly writeExact?: ((value: number) => string) | undefined;
  readonly figures?: ReactNode | undefined;
  readonly height?: number | undefined;
}

const left = 44;
const bottom = 24;
const top = 8;

interface Scale {
  readonly slot: number;
  readonly y: (value: number) => number;
  readonly base: number;
}

function Pair({
  pair,
  index,
  scale,
}: {
  readonly pair: BarPair;
  readonly index: number;
  readonly scale: Scale;
}): JSX.Element {
  const wide = Math.min(28, scale.slot * 0.42);
  const narrow = wide * 0.64;
  const x = left + index * scale.slot + (scale.slot - wide - narrow - 2) / 2;
  return (
    <g>
      <rect
        className={styles.main}
        x={x}
        width={wide}
        y={scale.y(pair.value)}
        height={scale.base - scale.y(pair.value)}
      />
      <rect
        className={styles.compared}
        x={x + wide + 2}
        width={narrow}
        y={scale.y(pair.compared)}
        height={scale.base - scale.y(pair.compared)}
      />
      <text className={styles.tick} x={left + (index + 0.5) * scale.slot} y={scale.base + 16} textAnchor="middle">
        {pair.label}
      </text>
    </g>
  );
}

/** Two values side by side for each label: now wide and dark, what it is compared with narrow and grey. */
export function BarPairs(props: BarPairsProps): JSX.Element {
  const { pairs, write, height = 260 } = props;
  const exact = props.writeExact ?? write;
  const { ref, width } = useWidth();
  const values = gridValues(Math.max(0, ...pairs.flatMap((pair) => [pair.value, pair.compared])));
  const largest = values.at(-1) ?? 1;
  const base = height - bottom;
  const scale: Scale = {
    slot: (width - left) / Math.max(1, pairs.length),
    base,
    y: (value) => base - (Math.max(0, value) / largest) * (base - top),
  };
  return (
    <ChartFrame
      label={props.label}
      figures={props.figures}
      legend={
        <>
          <li>
            <svg className={styles.swatch} aria-hidden="true">
              <rect className={styles.main} width="16" height="10" />
            </svg>
            {props.valueName}
          </li>
          <li>
            <svg className={styles.swatch} aria-hidden="true">
              <rect className={styles.compared} width="16" height="10" />
            </svg>
            {props.comparedName}
          </li>
        </>
      }
      table={{
        heads: [props.pairName, props.valueName, props.comparedName],
        rows: pairs.map((pair) => [pair.label, exact(pair.value), exact(pair.compared)]),
      }}
    >
      <div ref={ref}>
        <svg className={styles.chart} height={height} role="img" aria-label={props.label}>
          {values.map((value) => (
            <g key={value}>
              <line className={styles.grid} x1={left} x2={width} y1={scale.y(value)} y2={scale.y(value)} />
              <text className={styles.tick} x={left - 6} y={scale.y(value) + 4} textAnchor="end">
                {write(value)}
              </text>
            </g>
          ))}
          {pairs.map((pair, index) => (
            <Pair key={pair.label} pair={pair} index={index} scale={scale} />
          ))}
        </svg>
      </div>
    </ChartFrame>
  );
}
