import { type JSX, useState } from 'react';
import { refusalOf } from '../../api/call';
import { useIntent, useLarder } from '../../api/hooks';
import { useMay } from '../../api/session';
import { Page } from '../../components/page/page';
import { FailureNotice } from '../../components/state/failure-notice';
import { Notice } from '../../components/state/notice';
import { Working } from '../../components/working/working';
import { SampleSection } from './sample-section';
import styles from './settings.module.css';
import {
  AppearanceSection,
  BusinessDaySection,
  MoneySection,
  RestaurantSection,
  SafetySection,
} from './settings-sections';
import { type Draft, draftProblems, realChanges, unsavedFacts } from './settings-words';
import { UpdatesSection } from './updates-section';

function blockedBecause(mayManage: boolean, changes: Draft): string | undefined {
  if (!mayManage) return 'Your role lets you look at settings, not change them.';
  return Object.keys(changes).length === 0 ? 'Nothing has changed.' : undefined;
}

/** Everything that is chosen once and seldom changed; one button saves all of it. */
export function SettingsScreen(): JSX.Element {
  const settings = useLarder('settings.get', {});
  const app = useLarder('app.state', {});
  const change = useIntent('settings.change');
  const may = useMay();
  const [draft, setDraft] = useState<Draft>({});
  const [tried, setTried] = useState(false);
  if (!settings.data)
    return (
      <Page title="Settings">
        {settings.error === null ? (
          <Working sentence="Reading the settings…" />
        ) : (
          <FailureNotice failure={refusalOf(settings.error)} />
        )}
      </Page>
    );
  const { values: inForce, rowVersion } = settings.data;
  const changes = realChanges(inForce, draft);
  const problems = draftProblems(changes);
  const mayManage = may('settings.manage');
  const save = (): void => {
    setTried(true);
    if (Object.keys(problems).length > 0 || change.isPending) return;
    change.mutate(
      { changes, rowVersion },
      {
        onSuccess: () => {
          setDraft({});
          setTried(false);
          void settings.refetch();
        },
      },
    );
  };
  const section = {
    settings: settings.data,
    values: { ...inForce, ...draft },
    problems: tried ? problems : {},
    mayManage,
    onChange: (part: Draft) => {
      change.reset();
      setDraft({ ...draft, ...part });
    },
  };
  return (
    <Page
      title="Settings"
      facts={unsavedFacts(changes)}
      actions={Object.keys(changes).length === 0 ? [] : [{ label: 'Forget changes', onRun: () => setDraft({}) }]}
      primary={{
        label: change.isPending ? 'Saving…' : 'Save changes',
        keys: ['Ctrl', 'Enter'],
        blockedBecause: blockedBecause(mayManage, changes),
        onRun: save,
      }}
    >
      <FailureNotice failure={refusalOf(change.error)} />
      {tried && Object.keys(problems).length > 0 ? (
        <Notice tone="attention" fact="Not saved yet.">
          Something below needs another value.
        </Notice>
      ) : null}
      <div className={styles.sections}>
        <RestaurantSection {...section} />
        <BusinessDaySection {...section} />
        <MoneySection {...section} />
        <SafetySection {...section} />
        <AppearanceSection {...section} />
        <UpdatesSection mayManage={may('update.manage')} />
        {app.data?.sample === true && mayManage ? <SampleSection /> : null}
      </div>
    </Page>
  );
}
