import { WrongUse } from '../arguments';
import { type CliCommand, fine } from '../command';

export const day: CliCommand = {
  name: 'day',
  needs: 'person',
  run: async ({ call }, { options }) => {
    const businessDate = options.date;
    if (!businessDate || !/^\d{4}-\d{2}-\d{2}$/.test(businessDate))
      throw new WrongUse('Say which day: --date YYYY-MM-DD.');
    const summary = await call('day.summary', { businessDate });
    const lines = summary.payments.map(
      (payment) => `${payment.method}: ${payment.count} payments, ${payment.amountMinor ?? 'hidden'} minor units`,
    );
    return fine(summary, [`${summary.businessDate}: ${summary.orders.count} orders`, ...lines].join('\n'));
  },
};
