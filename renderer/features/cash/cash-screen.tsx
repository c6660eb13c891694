import type { JSX } from 'react';
import { useRoute } from '../../components/navigation/route';
import { CashBoard } from './cash-board';
import { OpenDrawerPage } from './open-drawer-page';
import { SessionPage } from './session-page';

/** Cash: the board, a drawer being opened (`open`), or one drawer session (`session`). */
export function CashScreen(): JSX.Element {
  const { session, open } = useRoute();
  if (session !== undefined) return <SessionPage key={session} sessionId={session} />;
  if (open !== undefined) return <OpenDrawerPage key={open} drawerId={open} />;
  return <CashBoard />;
}
