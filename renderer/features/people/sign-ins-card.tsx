import type { JSX } from 'react';
import type { OutputOf } from '../../../shared/contract/contract';
import { explain } from '../../api/call';
import { useLarder } from '../../api/hooks';
import { Card } from '../../components/card/card';
import { DataTable } from '../../components/data-table/data-table';
import type { DataColumn } from '../../components/data-table/table-types';
import { Time } from '../../components/figures/time';
import { State } from '../../components/state/state';
import { signInOutcome } from './people-words';

type SignIn = OutputOf<'people.signIns'>[number];

const none: readonly SignIn[] = [];

const columns: readonly DataColumn<SignIn>[] = [
  { id: 'at', header: 'When', width: 190, cell: (row) => <Time at={row.at} date="day" precision="second" /> },
  { id: 'who', header: 'Who', weight: 'name', cell: (row) => row.display },
  {
    id: 'what',
    header: 'What',
    width: 170,
    cell: (row) => {
      const { tone, words } = signInOutcome(row.action);
      return (
        <State tone={tone} variant="plain">
          {words}
        </State>
      );
    },
  },
  { id: 'where', header: 'At', width: 180, quiet: true, cell: (row) => row.station },
];

/** The last times somebody came in, or was not let in. */
export function SignInsCard(): JSX.Element {
  const signIns = useLarder('people.signIns', {});
  const failure = signIns.error === null ? null : explain(signIns.error);
  return (
    <Card title="Sign-ins" facts="newest first" flush fill>
      <DataTable
        label="Sign-ins"
        columns={columns}
        rows={signIns.data ?? none}
        rowId={(row) => `${row.at} ${row.display} ${row.action}`}
        state={
          failure
            ? { kind: 'failed', sentence: failure.message, code: failure.code }
            : signIns.isPending
              ? { kind: 'loading', sentence: 'Reading the last sign-ins…' }
              : { kind: 'ready' }
        }
        empty="Nobody has signed in yet."
      />
    </Card>
  );
}
