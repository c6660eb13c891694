import type { JSX } from 'react';
import { AskDialog } from '../../components/dialog/ask-dialog';
import { listInWords } from './cash-words';
import type { BeginCount } from './use-begin-count';

/** Asks before a count begins about orders nobody decided. They stay undecided: seen is not settled. */
export function UndecidedDialog({ counting }: { readonly counting: BeginCount }): JSX.Element | null {
  const { asked } = counting;
  if (asked === null) return null;
  const orders = listInWords(asked.orders.split(', '));
  const many = asked.count !== 1;
  return (
    <AskDialog
      question={many ? `${asked.count} orders of this day are not decided` : 'One order of this day is not decided'}
      consequence={`${many ? 'Orders' : 'Order'} ${orders} ${many ? 'are' : 'is'} still open or not confirmed. You can count now; a manager decides about ${many ? 'them' : 'it'} later.`}
      verb="Mark as seen and count"
      refusal="Not now"
      working={counting.working}
      onVerb={() => counting.begin(true)}
      onRefuse={counting.dismiss}
    />
  );
}
