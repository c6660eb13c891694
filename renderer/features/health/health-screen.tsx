import { SegmentedControl } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { type JSX, useState } from 'react';
import { refusalOf } from '../../api/call';
import { useLarder } from '../../api/hooks';
import { Card } from '../../components/card/card';
import { Time } from '../../components/figures/time';
import { Page } from '../../components/page/page';
import { FailureNotice } from '../../components/state/failure-notice';
import { State } from '../../components/state/state';
import { Working } from '../../components/working/working';
import { ChecksCard } from './checks-card';
import { AlertsTable, FaultsTable, SlowTable } from './detail-tables';
import { type HealthView, overall } from './health-words';
import { LogTail } from './log-tail';

const details = [
  { value: 'alerts', label: 'Alerts' },
  { value: 'slow', label: 'Slowest requests' },
  { value: 'faults', label: 'Faults' },
  { value: 'log', label: 'Log' },
] as const;
type Detail = (typeof details)[number]['value'];

const lookEveryMs = 60_000;

function DetailBody({ detail, view }: { readonly detail: Detail; readonly view: HealthView }): JSX.Element {
  switch (detail) {
    case 'alerts':
      return <AlertsTable rows={view.alerts} />;
    case 'slow':
      return <SlowTable rows={view.slow} />;
    case 'faults':
      return <FaultsTable rows={view.errors} />;
    case 'log':
      return <LogTail />;
  }
}

/** What Larder finds when it looks at itself, and the details support may ask for. */
export function HealthScreen(): JSX.Element {
  const health = useLarder('health.summary', {}, { every: lookEveryMs });
  const [detail, setDetail] = useState<Detail>('alerts');
  const view = health.data;
  const state = view ? overall(view.checks) : undefined;
  return (
    <Page
      title="Health"
      facts={
        view ? (
          <>
            looked at <Time at={view.at} precision="second" />
          </>
        ) : (
          ''
        )
      }
      badge={state ? <State tone={state.tone}>{state.words}</State> : undefined}
      primary={{
        label: 'Look again',
        icon: <IconRefresh size={16} stroke={1.75} />,
        keys: ['Ctrl', 'Enter'],
        onRun: () => void health.refetch(),
      }}
    >
      <FailureNotice failure={refusalOf(health.error)} />
      {view ? (
        <>
          <ChecksCard checks={view.checks} />
          <Card
            title="Details"
            flush
            fill
            aside={
              <SegmentedControl
                size="xs"
                aria-label="Which details"
                data={[...details]}
                value={detail}
                onChange={(chosen) => {
                  const found = details.find(({ value }) => value === chosen);
                  if (found) setDetail(found.value);
                }}
              />
            }
          >
            <DetailBody detail={detail} view={view} />
          </Card>
        </>
      ) : health.error === null ? (
        <Working sentence="Larder looks at itself…" />
      ) : null}
    </Page>
  );
}
