import { IconUserPlus } from '@tabler/icons-react';
import { type JSX, useState } from 'react';
import { explain } from '../../api/call';
import { useLarder } from '../../api/hooks';
import { useSession } from '../../api/session';
import { Card } from '../../components/card/card';
import { DataTable } from '../../components/data-table/data-table';
import type { DataColumn } from '../../components/data-table/table-types';
import { TwoLines } from '../../components/data-table/two-lines';
import { Time } from '../../components/figures/time';
import { Page } from '../../components/page/page';
import { State } from '../../components/state/state';
import { NewPersonPanel } from './new-person-panel';
import styles from './people.module.css';
import { accountState, type Person, peopleFacts, roleWords } from './people-words';
import { PersonPanel } from './person-panel';
import { SignInsCard } from './sign-ins-card';

/** In place of an id, while somebody is being added. */
const newPerson = 'new';
const noPeople: readonly Person[] = [];

const columns: readonly DataColumn<Person>[] = [
  {
    id: 'name',
    header: 'Name',
    weight: 'name',
    sortValue: (row) => row.display,
    cell: (row) => <TwoLines first={row.display} second={`signs in as ${row.username}`} />,
  },
  {
    id: 'role',
    header: 'Role',
    width: 120,
    sortValue: (row) => roleWords[row.role].name,
    cell: (row) => roleWords[row.role].name,
  },
  {
    id: 'state',
    header: 'Account',
    width: 220,
    sortValue: (row) => row.status,
    cell: (row) => {
      const { tone, words } = accountState(row);
      return <State tone={tone}>{words}</State>;
    },
  },
  {
    id: 'last',
    header: 'Last sign-in',
    width: 170,
    align: 'right',
    sortValue: (row) => row.lastSignInAt,
    cell: (row) => (row.lastSignInAt === null ? 'never' : <Time at={row.lastSignInAt} date="day" />),
  },
];

/** Who can sign in here, and who did. */
export function PeopleScreen(): JSX.Element {
  const people = useLarder('people.list', {});
  const session = useSession();
  const [openId, setOpenId] = useState<string | null>(null);
  const rows = people.data ?? noPeople;
  const open = rows.find((row) => row.id === openId);
  const mayManage = session?.permissions.includes('people.manage') ?? false;
  const close = () => setOpenId(null);
  const add = () => setOpenId(newPerson);
  const panel =
    session && open ? (
      <PersonPanel key={open.id} shown={open} session={session} onClose={close} />
    ) : session && openId === newPerson ? (
      <NewPersonPanel ownRole={session.role} onClose={close} />
    ) : undefined;
  const failure = people.error === null ? null : explain(people.error);
  return (
    <Page
      title="People"
      facts={people.data ? peopleFacts(people.data) : ''}
      panel={panel}
      {...(mayManage
        ? {
            onNew: add,
            primary: {
              label: 'Add a person',
              keys: ['N'],
              icon: <IconUserPlus size={16} stroke={1.75} />,
              onRun: add,
            },
            primaryInBody: panel !== undefined,
          }
        : {})}
    >
      <div className={styles.lists} data-fill="true">
        <Card flush fill>
          <DataTable
            label="People"
            columns={columns}
            rows={rows}
            rowId={(row) => row.id}
            rowHeight="two-lines"
            selectedId={openId ?? undefined}
            onOpen={(row) => setOpenId(row.id)}
            initialSort={{ column: 'name', descending: false }}
            state={
              failure
                ? { kind: 'failed', sentence: failure.message, code: failure.code }
                : people.isPending
                  ? { kind: 'loading', sentence: 'Reading who can sign in…' }
                  : { kind: 'ready' }
            }
            empty="Nobody can sign in yet."
          />
        </Card>
        <SignInsCard />
      </div>
    </Page>
  );
}
