import type { HealthRound } from '../health-round';
import type { Office } from '../office';
import type { Operations } from '../operation';

/** What the Health screen asks: one look at everything, and the newest lines of the log. */
export const healthOperations = (
  office: Office,
  lookAtHealth: HealthRound,
): Pick<Operations, 'health.summary' | 'health.log'> => ({
  'health.summary': async () => ({ value: await lookAtHealth() }),
  'health.log': async ({ lines }) => ({ value: [...office.ports.log.tail(lines)] }),
});
