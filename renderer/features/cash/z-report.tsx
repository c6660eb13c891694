import type { JSX, ReactNode } from 'react';
import { type Fact, FactList } from '../../components/figures/fact-list';
import { KeptMoney } from '../../components/figures/kept-money';
import { Money } from '../../components/figures/money';
import { SignedMoney } from '../../components/figures/signed-money';
import { Time } from '../../components/figures/time';
import { formatBusinessDate } from '../../components/format/business-date';
import { State } from '../../components/state/state';
import { countName, eventSaid } from './cash-words';
import type { SessionView } from './session-view';
import styles from './z-report.module.css';

/** A4 or Letter, or a roll 72 mm wide. */
export type Paper = 'sheet' | 'receipt';

export interface ZReportProps {
  readonly view: SessionView;
  readonly paper: Paper;
  readonly restaurant: string;
  readonly printedBy: string;
  readonly printedAt: string | null;
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): JSX.Element {
  return (
    <section className={styles.part}>
      <h3 className={styles.heading}>{title}</h3>
      {children}
    </section>
  );
}

function openedFacts({ session }: SessionView): readonly Fact[] {
  return [
    { label: 'Drawer', value: session.drawerName },
    { label: 'Business date', value: formatBusinessDate(session.businessDate, true) },
    { label: 'Opened', value: <Time at={session.openedAt} date="day" /> },
    { label: 'Opened by', value: session.openedBy },
  ];
}

function closedFacts({ session, z }: SessionView): readonly Fact[] {
  return [
    ...(session.countedBy === null ? [] : [{ label: 'Counted by', value: session.countedBy }]),
    ...(z === null
      ? []
      : [
          { label: 'Signed', value: <Time at={z.signedAt} date="day" precision="second" /> },
          { label: 'Signed by', value: z.signedBy },
        ]),
  ];
}

function resultFacts({ session, z }: SessionView): readonly Fact[] {
  return [
    { label: 'Expected', value: <KeptMoney amountMinor={session.expectedMinor} /> },
    {
      label: 'Counted',
      value: session.countedMinor === null ? 'not counted' : <Money amountMinor={session.countedMinor} />,
    },
    ...(session.varianceMinor === null
      ? []
      : [{ label: 'Difference', value: <SignedMoney amountMinor={session.varianceMinor} />, total: true }]),
    ...(z === null
      ? []
      : [
          { label: 'Left in the drawer', value: <Money amountMinor={z.leftInDrawerMinor} /> },
          { label: 'To the safe or bank', value: <Money amountMinor={z.depositMinor} />, total: true },
        ]),
  ];
}

function Findings({ view }: { readonly view: SessionView }): JSX.Element | null {
  const { reconciliation } = view;
  if (reconciliation === null) return null;
  const { category, finding, resolution } = reconciliation;
  return (
    <Part title="The difference">
      <p className={styles.words}>
        {finding === null ? 'What was found is kept for the owner and managers.' : `${category ?? 'Found'}: ${finding}`}
      </p>
      {resolution === null || resolution === '' ? null : <p className={styles.words}>Done about it: {resolution}</p>}
    </Part>
  );
}

function Entries({ view }: { readonly view: SessionView }): JSX.Element | null {
  if (view.events.length === 0) return null;
  return (
    <Part title="Paid in and out by hand">
      <dl className={styles.entries}>
        {view.events.map((event) => (
          <div key={event.id}>
            <dt>
              <Time at={event.at} /> {eventSaid(event.kind)}
              {event.note === null ? '' : `, ${event.note}`}
            </dt>
            <dd>
              <KeptMoney amountMinor={event.amountMinor} />
            </dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}

function Mark({ z, paper }: { readonly z: NonNullable<SessionView['z']>; readonly paper: Paper }): JSX.Element {
  return (
    <Part title="Mark of this Z">
      <p className={styles.markWords}>{z.words.join(' ')}</p>
      <p className={styles.caption}>
        Six words made from everything above and from the Z before. If anything were changed, they would be others.
      </p>
      <p className={styles.mark} data-paper={paper}>
        {z.hash}
      </p>
    </Part>
  );
}

/** A Z as it is read on the screen and printed: black on white, no rail, no strip. */
export function ZReport({ view, paper, restaurant, printedBy, printedAt }: ZReportProps): JSX.Element {
  const { session, z } = view;
  return (
    <article className={styles.paper} data-paper={paper} aria-label={z === null ? 'Closed drawer' : `Z ${z.zNo}`}>
      <p className={styles.restaurant}>{restaurant}</p>
      <h2 className={styles.title}>{z === null ? 'Closed without a count' : `Z ${z.zNo}`}</h2>
      {session.selfSigned ? (
        <State tone="danger" variant="plain">
          Counted and signed by the same person
        </State>
      ) : null}
      <div className={styles.parts}>
        <FactList facts={openedFacts(view)} />
        <FactList facts={closedFacts(view)} />
        {view.expectedLines === null ? null : (
          <Part title="What should be there">
            <FactList
              facts={view.expectedLines.map(({ label, count, amountMinor }) => ({
                label: count === null ? label : `${label} (${count})`,
                value: <Money amountMinor={amountMinor} />,
              }))}
            />
          </Part>
        )}
        <Part title="Result">
          <FactList facts={resultFacts(view)} />
        </Part>
        <Part title="Counts">
          <FactList
            facts={view.counts.map((count) => ({
              label: `${countName(count.attempt)}, ${count.by}`,
              value: <KeptMoney amountMinor={count.totalMinor} />,
            }))}
          />
        </Part>
        <Entries view={view} />
        <Findings view={view} />
      </div>
      {z === null ? null : <Mark z={z} paper={paper} />}
      <p className={styles.printed}>
        {printedAt === null ? null : (
          <>
            Printed <Time at={printedAt} date="year" /> by {printedBy}
          </>
        )}
      </p>
    </article>
  );
}
