import { Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { JSX } from 'react';
import { ariaKeys, KeyHint } from '../components/keyboard/key-hint';
import { navigate, type ScreenName, useRoute } from '../components/navigation/route';
import styles from './rail.module.css';
import { type RailEntry, railScreenOf } from './rail-entries';

/** Shown only where someone must act; `meaning` says what the number counts: "1 drawer to settle". */
export interface RailCount {
  readonly count: number;
  readonly meaning: string;
}

export type RailCounts = Readonly<Partial<Record<ScreenName, RailCount>>>;

export interface RailProps {
  readonly restaurant: string;
  readonly place?: string | undefined;
  readonly entries: readonly RailEntry[];
  readonly counts: RailCounts;
  readonly onFind: () => void;
}

const groups = ['running', 'keeping', 'about'] as const;
const narrowWindow = '(max-width: 1100px)';

interface EntryButtonProps {
  readonly entry: RailEntry;
  readonly position: number;
  readonly count: RailCount | undefined;
  readonly current: boolean;
  readonly iconsOnly: boolean;
}

function EntryButton({ entry, position, count, current, iconsOnly }: EntryButtonProps): JSX.Element {
  const Icon = entry.icon;
  const spoken = count === undefined ? entry.label : `${entry.label}, ${count.meaning}`;
  return (
    <Tooltip label={spoken} position="right" disabled={!iconsOnly}>
      <button
        type="button"
        className={styles.entry}
        aria-current={current ? 'page' : undefined}
        aria-keyshortcuts={position <= 9 ? ariaKeys(['Ctrl', String(position)]) : undefined}
        onClick={() => navigate({ screen: entry.screen })}
      >
        <Icon size={18} stroke={1.75} aria-hidden="true" />
        <span className={styles.label}>{entry.label}</span>
        {count === undefined ? null : (
          <>
            <span className={styles.count} aria-hidden="true">
              {count.count}
            </span>
            <span className="larder-visually-hidden">, {count.meaning}</span>
          </>
        )}
      </button>
    </Tooltip>
  );
}

/** The way between screens: three groups, and only what this person may open. */
export function Rail({ restaurant, place, entries, counts, onFind }: RailProps): JSX.Element {
  const current = railScreenOf(useRoute().screen);
  const iconsOnly = useMediaQuery(narrowWindow, false, { getInitialValueInEffect: false });
  return (
    <nav className={styles.rail} aria-label="Screens" data-region="rail" tabIndex={-1}>
      <div className={styles.brand}>
        <b className={styles.restaurant} title={restaurant}>
          {restaurant}
        </b>
        {place === undefined ? null : <span className={styles.place}>{place}</span>}
      </div>
      {groups.map((group) => {
        const members = entries.filter((entry) => entry.group === group);
        return members.length === 0 ? null : (
          <ul key={group} className={styles.list}>
            {members.map((entry) => (
              <li key={entry.screen}>
                <EntryButton
                  entry={entry}
                  position={entries.indexOf(entry) + 1}
                  count={counts[entry.screen]}
                  current={entry.screen === current}
                  iconsOnly={iconsOnly === true}
                />
              </li>
            ))}
          </ul>
        );
      })}
      <button type="button" className={styles.find} aria-keyshortcuts={ariaKeys(['Ctrl', 'K'])} onClick={onFind}>
        <KeyHint keys={['Ctrl', 'K']} /> Find anything
      </button>
    </nav>
  );
}
