import { createRestaurant } from '../backoffice/people/create-restaurant';
import { writeAudit } from '../pipeline/audit-writer';
import { callContext, type OutsideWorld } from '../pipeline/call-context';
import type { LedgerConnection } from '../pipeline/pipeline';
import { countCommit } from '../store/ledger-state';
import type { NewRestaurant, StationIdentity } from '../store/worker-protocol';
import { enterStation } from './station';

/** The first commit of a new ledger: restaurant, owner, station, drawer and reference data, audited as Larder's own act. */
export function createLedger(
  connection: LedgerConnection,
  world: OutsideWorld,
  bootId: string,
  identity: StationIdentity,
  wanted: NewRestaurant,
): void {
  connection.transaction(() => {
    const early = callContext(connection.read, world);
    const drafts = createRestaurant(connection.write, wanted, early);
    const context = callContext(connection.read, world);
    const station = enterStation(connection.write, identity, context);
    const actor = {
      userId: null,
      display: 'Larder',
      role: 'larder' as const,
      permissions: new Set<never>(),
      sessionId: null,
      station,
    };
    writeAudit(connection.write, actor, drafts, { at: context.at, bootId, monotonicMs: world.clock.monotonicMs() });
    countCommit(connection.write, context.at, context.businessDate);
  });
}
