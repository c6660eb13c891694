import { IconLink } from '@tabler/icons-react';
import type { JSX } from 'react';
import type { OutputOf } from '../../../shared/contract/contract';
import { explain } from '../../api/call';
import { useLarder } from '../../api/hooks';
import { FactList } from '../../components/figures/fact-list';
import { Time } from '../../components/figures/time';
import { formatCount } from '../../components/format/byte-format';
import { SidePanel } from '../../components/panel/side-panel';
import { Notice } from '../../components/state/notice';
import { State } from '../../components/state/state';
import styles from './audit.module.css';
import { type AuditLine, actionName, severityTone, severityWords, shortMark } from './audit-wording';

type Entry = OutputOf<'audit.entry'>;

const written = (value: string | null): string => value ?? 'nothing';

function Changes({ changes }: Pick<Entry, 'changes'>): JSX.Element {
  return (
    <table className={styles.changes}>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.field}>
            <th scope="row">{change.field}</th>
            <td className={styles.before}>{written(change.before)}</td>
            <td className={styles.after}>{written(change.after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Values({ entry }: { readonly entry: Entry }): JSX.Element {
  if (entry.hidden)
    return (
      <div className={styles.section}>
        <p className={styles.words}>
          The amounts of this entry are hidden while a drawer is open. They can be read here once it is closed.
        </p>
      </div>
    );
  if (entry.changes.length === 0)
    return (
      <div className={styles.section}>
        <p className={styles.words}>This entry changed no value; it says that something was done.</p>
      </div>
    );
  return <Changes changes={entry.changes} />;
}

function Link({ entry }: { readonly entry: Entry }): JSX.Element | null {
  if (entry.hash === '') return null;
  return (
    <div className={styles.section}>
      <State tone="neutral" variant="plain" icon={<IconLink size={16} stroke={1.75} aria-hidden="true" />}>
        Tied to entry {formatCount(Math.max(0, entry.entry.seq - 1))}
      </State>
      <p className={styles.quiet}>
        Mark {shortMark(entry.hash)}
        {entry.prevHash === '' ? '' : `, before it ${shortMark(entry.prevHash)}`}. A later change of either would show.
      </p>
    </div>
  );
}

function Head({ line }: { readonly line: AuditLine }): JSX.Element {
  const tone = severityTone(line.severity);
  return (
    <div className={styles.section}>
      <FactList
        facts={[
          { label: 'Who', value: line.role === '' ? line.actor : `${line.actor}, ${line.role.replaceAll('_', ' ')}` },
          { label: 'When', value: <Time at={line.at} precision="second" date="year" /> },
          { label: 'Where', value: line.station },
          { label: 'Weight', value: severityWords[line.severity], tone: tone ?? undefined },
        ]}
      />
      <p className={styles.quiet}>{line.summary}</p>
      {line.reason === null ? null : <p className={styles.quiet}>Reason: {line.reason}</p>}
    </div>
  );
}

export interface EntryPanelProps {
  readonly line: AuditLine;
  readonly onClose: () => void;
}

/** A closer look at one entry: who, when, what it was before and after, and how it is tied to its neighbours. */
export function EntryPanel({ line, onClose }: EntryPanelProps): JSX.Element {
  const { data, error } = useLarder('audit.entry', { seq: line.seq });
  const refusal = error === null ? null : explain(error);
  return (
    <SidePanel title={actionName(line.action)} facts={`entry ${formatCount(line.seq)}`} flush onClose={onClose}>
      <Head line={data?.entry ?? line} />
      {refusal === null ? null : (
        <div className={styles.section}>
          <Notice tone="danger" fact={refusal.message} code={refusal.code} />
        </div>
      )}
      {data === undefined ? null : (
        <>
          <Values entry={data} />
          <Link entry={data} />
        </>
      )}
    </SidePanel>
  );
}
