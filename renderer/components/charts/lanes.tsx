import { type JSX, useId } from 'react';
import { useFormats } from '../format/format-context';
import { formatDate, formatTime } from '../format/time-format';
import { ChartFrame } from './chart-frame';
import styles from './charts.module.css';
import { laneTicks } from './lane-ticks';
import { type Lane, type LaneMark, type LaneStretch, stretchWords } from './lane-types';
import { useWidth } from './use-width';

export interface LanesProps {
  /** "Copies of the last 24 hours". */
  readonly label: string;
  readonly lanes: readonly Lane[];
  readonly from: number;
  readonly to: number;
  readonly marks?: readonly LaneMark[] | undefined;
  /** Draws the end as "Now". */
  readonly endsNow?: boolean | undefined;
}

const labelWidth = 120;
const labelLetters = 17;
const right = 28;
const top = 30;
const laneStep = 24;
const barHeight = 12;
const axisHeight = 24;

interface Scale {
  readonly x: (at: number) => number;
  readonly hatch: string;
}

function Stretch({
  stretch,
  y,
  scale,
}: {
  readonly stretch: LaneStretch;
  readonly y: number;
  readonly scale: Scale;
}): JSX.Element {
  const x = scale.x(stretch.from);
  const width = Math.max(1, scale.x(stretch.to) - x);
  const fill = stretch.kind === 'none' ? { fill: `url(#${scale.hatch})` } : {};
  return <rect className={styles[stretch.kind]} x={x} y={y} width={width} height={barHeight} {...fill} />;
}

function Legend({ hatch }: { readonly hatch: string }): JSX.Element {
  return (
    <>
      {(['proved', 'kept', 'none'] as const).map((kind) => (
        <li key={kind}>
          <svg className={styles.swatch} aria-hidden="true">
            <rect
              className={styles[kind]}
              x="1"
              y="1"
              width="14"
              height="8"
              {...(kind === 'none' ? { fill: `url(#${hatch})` } : {})}
            />
          </svg>
          {stretchWords[kind]}
        </li>
      ))}
    </>
  );
}

function Hatch({ id }: { readonly id: string }): JSX.Element {
  return (
    <defs>
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line className={styles.hatch} x1="0" y1="0" x2="0" y2="6" />
      </pattern>
    </defs>
  );
}

function Mark({
  mark,
  scale,
  bottom,
}: {
  readonly mark: LaneMark;
  readonly scale: Scale;
  readonly bottom: number;
}): JSX.Element {
  const x = scale.x(mark.at);
  const chosen = mark.chosen === true;
  return (
    <g>
      <line className={chosen ? styles.chosen : styles.mark} x1={x} x2={x} y1={top - 8} y2={bottom} />
      <text className={`${styles.tick} ${chosen ? styles.link : ''}`} x={x} y={top - 14} textAnchor="middle">
        {mark.label}
      </text>
    </g>
  );
}

/** Each place for copies as a lane through time: solid proved, dashed kept but not proved, hatched none. */
export function Lanes({ label, lanes, from, to, marks = [], endsNow }: LanesProps): JSX.Element {
  const { timeZone } = useFormats();
  const { ref, width } = useWidth();
  const hatch = useId();
  const span = Math.max(1, to - from);
  const scale: Scale = {
    hatch,
    x: (at) => labelWidth + ((Math.min(to, Math.max(from, at)) - from) / span) * (width - labelWidth - right),
  };
  const bottom = top + lanes.length * laneStep;
  const written = (at: number): string => `${formatDate(at, timeZone)}, ${formatTime(at, timeZone)}`;
  return (
    <ChartFrame
      label={label}
      legend={<Legend hatch={hatch} />}
      table={{
        heads: ['Place', 'From', 'To', 'Copies'],
        rows: lanes.flatMap((lane) =>
          lane.stretches.map((stretch) => [
            lane.label,
            written(stretch.from),
            written(stretch.to),
            stretchWords[stretch.kind],
          ]),
        ),
      }}
    >
      <div ref={ref}>
        <svg className={styles.chart} height={bottom + axisHeight} role="img" aria-label={label}>
          <Hatch id={hatch} />
          {laneTicks(from, to, timeZone).map((tick) => (
            <g key={tick.at}>
              <line className={styles.grid} x1={scale.x(tick.at)} x2={scale.x(tick.at)} y1={top} y2={bottom} />
              {endsNow === true && width - right - scale.x(tick.at) < 40 ? null : (
                <text className={styles.tick} x={scale.x(tick.at)} y={bottom + 16} textAnchor="middle">
                  {tick.label}
                </text>
              )}
            </g>
          ))}
          {lanes.map((lane, index) => (
            <g key={lane.id}>
              <text className={styles.lane} x={0} y={top + index * laneStep + barHeight - 1}>
                {lane.label.length > labelLetters ? `${lane.label.slice(0, labelLetters - 1)}…` : lane.label}
                <title>{lane.label}</title>
              </text>
              {lane.stretches.map((stretch) => (
                <Stretch key={stretch.from} stretch={stretch} y={top + index * laneStep} scale={scale} />
              ))}
            </g>
          ))}
          {marks.map((mark) => (
            <Mark key={`${mark.at} ${mark.label}`} mark={mark} scale={scale} bottom={bottom} />
          ))}
          {endsNow === true ? (
            <g>
              <line className={styles.now} x1={scale.x(to)} x2={scale.x(to)} y1={top - 8} y2={bottom} />
              <text className={`${styles.tick} ${styles.strong}`} x={scale.x(to)} y={bottom + 16} textAnchor="middle">
                Now
              </text>
            </g>
          ) : null}
        </svg>
      </div>
    </ChartFrame>
  );
}
