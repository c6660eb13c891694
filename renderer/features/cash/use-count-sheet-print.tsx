import { IconPrinter } from '@tabler/icons-react';
import type { JSX } from 'react';
import { useLarder } from '../../api/hooks';
import { useSession } from '../../api/session';
import type { PageAction } from '../../components/page/page-action';
import { CountSheetPaper } from './count-sheet-paper';
import type { SessionView } from './session-view';
import { useCashKinds } from './use-cash-kinds';
import { usePrint } from './use-print';

export interface CountSheetPrint {
  readonly action: PageAction;
  /** Stands on the page only while it is printed. */
  readonly paper: JSX.Element | null;
}

/** The action that prints the sheet to count a drawer on. */
export function useCountSheetPrint({ session }: SessionView): CountSheetPrint {
  const person = useSession();
  const settings = useLarder('settings.get', {});
  const { sheet } = useCashKinds();
  const { printing, print } = usePrint<'sheet'>();
  return {
    action: {
      label: 'Print count sheet',
      icon: <IconPrinter size={16} stroke={1.75} />,
      ...(sheet === null ? { blockedBecause: 'Reading the notes and coins…' } : {}),
      onRun: () => print('sheet'),
    },
    paper:
      printing === null || sheet === null ? null : (
        <CountSheetPaper
          drawerName={session.drawerName}
          businessDate={session.businessDate}
          sheet={sheet}
          restaurant={settings.data?.values.restaurantName ?? ''}
          printedBy={person?.display ?? ''}
          printedAt={printing.at}
        />
      ),
  };
}
