import type { JSX, ReactNode } from 'react';
import { Card } from '../card/card';
import { Figure } from '../figures/figure';
import { Money } from '../figures/money';
import { State } from '../state/state';
import styles from './counting.module.css';
import {
  countOf,
  type Denomination,
  type DenominationCounts,
  missingDenominations,
  missingSentence,
  pressDigit,
  type RollKind,
  totalMinor,
} from './denomination-count';
import { DenominationLine } from './denomination-line';
import { NumberPad } from './number-pad';
import { RollLine } from './roll-line';
import { type LineFocus, useLineFocus } from './use-line-focus';

export interface DenominationGridProps {
  readonly denominations: readonly Denomination[];
  readonly rolls?: readonly RollKind[] | undefined;
  readonly counts: DenominationCounts;
  readonly onChange: (counts: DenominationCounts) => void;
  /** Beneath the number pad: what to know before finishing. */
  readonly aside?: ReactNode | undefined;
}

type Kind = Denomination | RollKind;

interface ColumnProps extends DenominationGridProps {
  readonly title: string;
  readonly facts: string;
  readonly kinds: readonly Kind[];
  readonly lines: LineFocus;
  readonly last?: ReactNode | undefined;
}

function Column({ title, facts, kinds, lines, counts, onChange, last }: ColumnProps): JSX.Element {
  return (
    <Card title={title} facts={facts} flush>
      {kinds.map((kind) => (
        <DenominationLine
          key={kind.id}
          label={kind.label}
          valueMinor={kind.valueMinor}
          count={countOf(counts, kind.id)}
          inputRef={lines.register(kind.id)}
          onFocus={() => lines.entered(kind.id)}
          onMove={(step) => lines.move(kind.id, step)}
          onCount={(count) => {
            lines.touched();
            onChange({ ...counts, [kind.id]: count });
          }}
        />
      ))}
      {last}
      <div className={styles.sum}>
        <span>{title}</span>
        <output>
          <Money amountMinor={totalMinor(kinds, counts)} />
        </output>
      </div>
    </Card>
  );
}

interface AsideProps extends DenominationGridProps {
  readonly kinds: readonly Kind[];
  readonly lines: LineFocus;
}

function Aside({ kinds, lines, counts, onChange, denominations, aside }: AsideProps): JSX.Element {
  const active = kinds.find((kind) => kind.id === lines.activeId);
  const sentence = missingSentence(missingDenominations(denominations, counts));
  const set = (count: number | null): void => {
    if (active !== undefined) onChange({ ...counts, [active.id]: count });
  };
  return (
    <div className={styles.aside}>
      <Card>
        <Figure label="Counted so far" size="huge">
          <Money amountMinor={totalMinor(kinds, counts)} />
        </Figure>
        {sentence === undefined ? null : (
          <State tone="attention" variant="plain">
            {sentence}
          </State>
        )}
      </Card>
      {active === undefined ? null : (
        <Card>
          <NumberPad
            line={active.label}
            onDigit={(digit) => {
              set(pressDigit(countOf(counts, active.id), digit, lines.untouched));
              lines.touched();
            }}
            onClear={() => set(null)}
            onNext={() => lines.move(active.id, 1)}
          />
        </Card>
      )}
      {aside}
    </div>
  );
}

/**
 * Counts money blind: notes left, coins right, rolls last, 52 px a line. Knows nothing of what is expected, so there
 * is nothing on the page to read it from.
 */
export function DenominationGrid(props: DenominationGridProps): JSX.Element {
  const { denominations, rolls = [], counts, onChange } = props;
  const notes = denominations.filter((denomination) => denomination.kind === 'note');
  const coins = denominations.filter((denomination) => denomination.kind === 'coin');
  const shownRolls = rolls.filter((roll) => countOf(counts, roll.id) !== null);
  const kinds: readonly Kind[] = [...notes, ...coins, ...shownRolls];
  const lines = useLineFocus(kinds.map((kind) => kind.id));
  const rollLine =
    rolls.length === 0 ? undefined : (
      <RollLine
        rolls={rolls}
        totalMinor={totalMinor(rolls, counts)}
        onAdd={(roll) =>
          onChange({
            ...counts,
            [roll.id]: (countOf(counts, roll.id) ?? 0) + 1,
          })
        }
      />
    );
  return (
    <div className={styles.layout}>
      <Column {...props} title="Notes" facts="how many of each" kinds={notes} lines={lines} />
      <Column
        {...props}
        title="Coins"
        facts={rolls.length === 0 ? 'how many of each' : 'loose; put rolls below'}
        kinds={[...coins, ...shownRolls]}
        lines={lines}
        last={rollLine}
      />
      <Aside {...props} kinds={kinds} lines={lines} />
    </div>
  );
}
