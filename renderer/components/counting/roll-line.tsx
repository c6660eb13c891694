import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { JSX } from 'react';
import { useFormats } from '../format/format-context';
import { formatMoney } from '../format/money-format';
import styles from './counting.module.css';
import type { RollKind } from './denomination-count';

export interface RollLineProps {
  readonly rolls: readonly RollKind[];
  readonly totalMinor: number;
  readonly onAdd: (roll: RollKind) => void;
}

/** The last line of the coins: adds a roll of a kind, which then has a line of its own. */
export function RollLine({ rolls, totalMinor, onAdd }: RollLineProps): JSX.Element {
  const { money } = useFormats();
  return (
    <div className={styles.line}>
      <span className={styles.kind}>Rolls</span>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button className={styles.addRoll} px={10} rightSection={<IconPlus size={16} stroke={1.75} />}>
            Add a roll
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {rolls.map((roll) => (
            <Menu.Item key={roll.id} onClick={() => onAdd(roll)}>
              {roll.label}, {formatMoney(roll.valueMinor, money)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <span className={styles.amount} data-quiet={totalMinor === 0}>
        {formatMoney(totalMinor, money)}
      </span>
    </div>
  );
}
