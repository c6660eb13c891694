import { useQueryClient } from '@tanstack/react-query';
import { Activity, type JSX, useCallback, useEffect, useState } from 'react';
import type { AppState } from '../../shared/contract/app';
import type { SessionView } from '../../shared/contract/people';
import { useFreshData, useLarder } from '../api/hooks';
import { currencyFormat } from '../components/format/currency-format';
import type { Formats } from '../components/format/format-context';
import { usDollars } from '../components/format/money-format';
import { BareStage } from './bare-stage';
import { OfficeWindow } from './office-window';
import { Providers } from './providers';
import { type Stage, stageOf } from './stage';
import { useClock } from './use-clock';

const timeZoneOfThisPc = Intl.DateTimeFormat().resolvedOptions().timeZone;

function formatsOf(state: AppState | undefined): Formats {
  return {
    money: state?.currency ? currencyFormat(state.currency) : usDollars,
    timeZone: state?.timeZone ?? timeZoneOfThisPc,
  };
}

/** The session as main knows it; forgotten whenever the records close, since it belonged to those. */
function useOpenSession(open: boolean) {
  const client = useQueryClient();
  const session = useLarder('auth.session', {}, { enabled: open });
  useEffect(() => {
    if (!open) void client.resetQueries({ queryKey: ['auth.session'] });
  }, [open, client]);
  // Whatever one person saw must not stand there for the next; and an answer of before the sign-in, still on its way,
  // must not take the person out again.
  const enter = async (view: SessionView): Promise<void> => {
    await client.cancelQueries({ queryKey: ['auth.session'] });
    client.removeQueries({ type: 'inactive', predicate: ({ queryKey }) => queryKey[0] !== 'app.state' });
    client.setQueryData(['auth.session', {}], view);
  };
  return { session: session.data, error: session.error, enter };
}

/** A phase that passes is asked for again, so that no missed message leaves the window waiting. */
const whileStarting = (state: AppState | undefined): number | false => (state?.phase === 'starting' ? 250 : false);

/**
 * Chooses what stands in the window by what main says. A step that must show how it ended holds its place, since the
 * phase moves on before the person has read it.
 */
export function LarderWindow(): JSX.Element {
  useFreshData();
  const now = useClock(Date.now);
  const state = useLarder('app.state', {}, { every: whileStarting });
  const { session, error, enter } = useOpenSession(state.data?.phase === 'open');
  const [held, setHeld] = useState<Stage | null>(null);
  const [choosingPassword, setChoosingPassword] = useState(false);
  const choosePassword = useCallback(() => setChoosingPassword(true), []);
  const said = stageOf(state.data, session);
  const stage = held ?? (said === 'office' && choosingPassword ? 'own-password' : said);
  const settings = useLarder('settings.get', {}, { enabled: said === 'office' });
  return (
    <Providers formats={formatsOf(state.data)} colorScheme={settings.data?.values.colorScheme ?? 'auto'}>
      {session && held === null && state.data ? (
        // Hidden, not gone, while the screen is locked: what was typed is still there afterwards.
        <Activity key={session.userId} mode={stage === 'office' ? 'visible' : 'hidden'}>
          <OfficeWindow state={state.data} session={session} now={now} onChoosePassword={choosePassword} />
        </Activity>
      ) : null}
      {stage === 'office' ? null : (
        <BareStage
          stage={stage}
          state={state.data}
          error={state.error ?? error}
          session={session ?? null}
          now={now}
          onHold={() => setHeld(stage)}
          onRelease={() => setHeld(null)}
          onEntered={(view) => void enter(view)}
          onPasswordChosen={() => setChoosingPassword(false)}
        />
      )}
    </Providers>
  );
}
