import type { JSX } from 'react';
import { usDollars } from '../components/format/money-format';
import { BareWindow } from './bare-window';
import { Providers } from './providers';
import { useClock } from './use-clock';

const formats = { money: usDollars, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone };
const nothingKnown = { recordsOpen: true, known: false, places: [] } as const;

/** What the window shows before it has heard from the records: the strip, and no claim about anything. */
export function App(): JSX.Element {
  const now = useClock(Date.now);
  return (
    <Providers formats={formats} colorScheme="auto">
      <BareWindow strip={{ protection: nothingKnown, now, onOpen: () => undefined }}>{null}</BareWindow>
    </Providers>
  );
}
