import { IconPrinter } from '@tabler/icons-react';
import type { JSX } from 'react';
import { explain } from '../../api/call';
import { useLarder } from '../../api/hooks';
import { useMay, useSession } from '../../api/session';
import { useFormats } from '../../components/format/format-context';
import { formatTime } from '../../components/format/time-format';
import { runKeyIntent } from '../../components/keyboard/key-intents';
import { Page } from '../../components/page/page';
import type { PageAction } from '../../components/page/page-action';
import { Notice } from '../../components/state/notice';
import { Working } from '../../components/working/working';
import { CopiesCard } from './copies-card';
import styles from './home.module.css';
import {
  type CopyStatus,
  copyAnswer,
  greeting,
  type HomeSummary,
  moneyVerdict,
  primaryQuestion,
  stockVerdict,
} from './home-wording';
import { MoneyCard } from './money-card';
import { NeedsCard } from './needs-card';
import { SalesCard } from './sales-card';
import { StockCard } from './stock-card';

const printIcon = <IconPrinter size={16} stroke={1.75} aria-hidden="true" />;
const print: PageAction = { label: 'Print today so far', icon: printIcon, onRun: () => window.print() };
const closeDay: PageAction = { label: 'Close the day', keys: ['F9'], onRun: () => void runKeyIntent('close-day') };

interface QuestionsProps {
  readonly summary: HomeSummary;
  readonly status: CopyStatus | undefined;
}

function useSeen() {
  const may = useMay();
  return {
    copies: may('backup.view'),
    cash: may('cash.view'),
    closing: may('cash.drawer.use'),
    counting: may('stock.count'),
    stock: may('stock.view'),
    sales: may('orders.view'),
    imports: may('import.run'),
  };
}

function Questions({ summary, status }: QuestionsProps): JSX.Element {
  const sees = useSeen();
  const primary = primaryQuestion({
    ...(status && sees.copies ? { data: copyAnswer(status).verdict } : {}),
    ...(sees.closing ? { money: moneyVerdict(summary.drawers) } : {}),
    ...(sees.counting ? { stock: stockVerdict(summary.stock) } : {}),
  });
  return (
    <div className={styles.questions}>
      {status === undefined ? null : <CopiesCard status={status} mayOpen={sees.copies} primary={primary === 'data'} />}
      {sees.cash ? (
        <MoneyCard drawers={summary.drawers} maySettle={sees.closing} primary={primary === 'money'} />
      ) : null}
      {sees.stock ? <StockCard stock={summary.stock} mayCount={sees.counting} primary={primary === 'stock'} /> : null}
    </div>
  );
}

function Body({ summary, status }: QuestionsProps): JSX.Element {
  const sees = useSeen();
  return (
    <>
      <Questions summary={summary} status={status} />
      <div className={styles.lower}>
        {sees.sales ? <SalesCard summary={summary} mayImport={sees.imports} /> : null}
        <NeedsCard needs={summary.needs} />
      </div>
    </>
  );
}

/** Home: is my data safe, is my money right, is my stock right; today beside a usual day; what needs someone. */
export function HomeScreen(): JSX.Element {
  const session = useSession();
  const sees = useSeen();
  const { timeZone } = useFormats();
  const summary = useLarder('home.summary', {});
  const status = useLarder('backup.status', {});
  const error = summary.error ?? status.error;
  const refused = error === null ? null : explain(error);
  const hour = Number(formatTime(Date.now(), timeZone).slice(0, 2));
  const facts = session && summary.data ? greeting(session.display, hour, summary.data.needs.length) : undefined;
  return (
    <Page title="Home" facts={facts} actions={sees.closing ? [print, closeDay] : [print]}>
      {refused === null ? null : <Notice tone="danger" fact={refused.message} code={refused.code} />}
      {summary.data === undefined ? (
        refused === null ? (
          <Working sentence="Reading today…" />
        ) : null
      ) : (
        <Body summary={summary.data} status={status.data} />
      )}
    </Page>
  );
}
