import type { JSX } from 'react';
import { LarderWindow } from './larder-window';
import { Queries } from './queries';

/** Everything the window shows. */
export function App(): JSX.Element {
  return (
    <Queries>
      <LarderWindow />
    </Queries>
  );
}
