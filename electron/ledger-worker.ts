import { randomUUID } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { LedgerService } from './ledger/ledger-service';
import { systemClock } from './system/clock';
import { systemRandomness, uuidMaker } from './system/randomness';

const port = parentPort;
if (!port) throw new Error('the ledger worker runs in a worker thread');

const service = new LedgerService({
  world: { clock: systemClock, randomness: systemRandomness, newId: uuidMaker(systemClock, systemRandomness) },
  bootId: randomUUID(),
  notify: (notice) => port.postMessage(notice),
});

port.on('message', (message: { readonly id: number; readonly name: string; readonly input: unknown }) => {
  port.postMessage({ id: message.id, ...service.handle(message.name, message.input) });
});
