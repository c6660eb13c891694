import { createHash, randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Host } from '../../electron/host/host';
import type { Caller } from '../../electron/pipeline/actor';
import type { ChannelName, InputOf, OutputOf } from '../../shared/contract/contract';
import { recordsPassword } from './terminal';

/** One change that Larder said is done. */
export type Acknowledged =
  | { readonly kind: 'import'; readonly batchId: string; readonly payments: number; readonly day: string }
  | { readonly kind: 'opened'; readonly sessionId: string }
  | { readonly kind: 'signed'; readonly sessionId: string; readonly zNo: number; readonly hash: string }
  | { readonly kind: 'copied'; readonly snapshot: string };

type Acknowledge = (line: Acknowledged) => void;
type Call = <Name extends ChannelName>(channel: Name, input: InputOf<Name>) => Promise<OutputOf<Name>>;

const header =
  'Date,Time,Time Zone,Gross Sales,Discounts,Service Charges,Net Sales,Gift Card Sales,Tax,Tip,Partial Refunds,Total Collected,Source,Card,Card Entry Methods,Cash,Square Gift Card,Other Tender,Other Tender Type,Tender Note,Fees,Net Total,Transaction ID,Payment ID,Card Brand,PAN Suffix,Device Name,Staff Name,Staff ID,Details,Description,Event Type,Location,Dining Option,Transaction Status';
const importDay = '2026-11-20';

/** A Square export of card sales: ids say which run and which file they come from. */
export function cardSales(run: string, file: number, sales: number): Uint8Array<ArrayBuffer> {
  const rows = Array.from({ length: sales }, (_, sale) => {
    const id = `${run}x${file}x${sale}`;
    return `${importDay},12:00:00,Pacific Time (US & Canada),$10.00,$0.00,$0.00,$10.00,$0.00,$0.80,$0.00,$0.00,$10.80,Register,$10.80,EMV,$0.00,$0.00,$0.00,,,$0.00,$10.80,T${id},P${id},Visa,4242,Counter 1,Ann Example,TM1,,Margherita,Payment,Harbour Street,For Here,Complete`;
  });
  return new TextEncoder().encode([header, ...rows].join('\r\n'));
}

/** Imports, a drawer's day and copies, all at once and for ever: something is always under way when the kill comes. */
export async function workload(host: Host, seed: number, acknowledge: Acknowledge): Promise<void> {
  const owner = host.office.facts?.owners[0] ?? '';
  const { userId } = await host.office.store.writer.request('checkPassword', {
    username: owner,
    password: recordsPassword,
  });
  const caller: Caller = { kind: 'person', userId };
  const call: Call = async (channel, input) => {
    const { envelope } = await host.call(channel, input, caller);
    if (!envelope.ok && envelope.failure.key === 'request/too-often') {
      await setTimeout(Number(envelope.failure.detail.waitSeconds) * 1000);
      return call(channel, input);
    }
    if (!envelope.ok) throw new Error(`${channel}: ${envelope.failure.key} ${JSON.stringify(envelope.failure.detail)}`);
    return envelope.value as never;
  };
  await Promise.all([imports(call, seed, acknowledge), drawers(call, acknowledge), copies(call, acknowledge)]);
}

async function imports(call: Call, seed: number, acknowledge: Acknowledge): Promise<void> {
  for (let file = 0; ; file += 1) {
    const payments = 20 + ((seed + file * 37) % 80);
    const bytes = cardSales(`r${seed}`, file, payments);
    const digest = createHash('sha256').update(bytes).digest('hex');
    const [applied] = await call('imports.apply', {
      files: [{ name: `transactions-${seed}-${file}.csv`, bytes }],
      digests: [digest],
    });
    if (applied?.batchId) acknowledge({ kind: 'import', batchId: applied.batchId, payments, day: importDay });
  }
}

async function drawers(call: Call, acknowledge: Acknowledge): Promise<void> {
  const notes = await call('cash.denominations', {});
  const lines = notes.map(({ id }, place) => ({ denominationId: id, loose: place === 0 ? 2 : 0, rolls: 0 }));
  for (;;) {
    const board = await call('cash.board', {});
    const drawer = board.drawers[0];
    if (!drawer) throw new Error('there is no drawer');
    const sessionId = drawer.current?.id ?? (await opened(call, drawer.id, board.businessDate, lines));
    acknowledge({ kind: 'opened', sessionId });
    await call('cash.addEvent', { sessionId, kind: 'no_sale', amountMinor: 0, clientKey: randomUUID() }).catch(
      () => undefined,
    );
    const { session } = await call('cash.session', { id: sessionId });
    if (session.status === 'OPEN') await call('cash.startCount', { sessionId, acknowledged: true });
    if (session.status === 'OPEN' || session.status === 'COUNTING')
      await call('cash.submitCount', { sessionId, lines });
    const { zNo, hash } = await call('cash.signOff', {
      sessionId,
      password: recordsPassword,
      leftInDrawerMinor: session.openingMinor ?? 0,
    });
    acknowledge({ kind: 'signed', sessionId, zNo, hash });
  }
}

async function opened(
  call: Call,
  drawerId: string,
  businessDate: string,
  lines: InputOf<'cash.open'>['lines'],
): Promise<string> {
  return (await call('cash.open', { drawerId, businessDate, lines })).sessionId;
}

async function copies(call: Call, acknowledge: Acknowledge): Promise<void> {
  for (;;) {
    const made = await call('backup.now', { reason: 'on demand' });
    if (made.snapshot) acknowledge({ kind: 'copied', snapshot: made.snapshot });
  }
}
