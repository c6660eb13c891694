import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { auditHead, verifyAuditTrail } from '../../../../electron/store/audit-trail';
import { restaurantLedger, signIn, value } from '../../../support/people-ledger';
import type { TestLedger } from '../../../support/test-ledger';

const open: TestLedger[] = [];
afterEach(() => {
  for (const ledger of open.splice(0)) ledger.close();
});

/** Some thirty entries of real work. */
function worked(): TestLedger {
  const ledger = restaurantLedger();
  open.push(ledger);
  for (let round = 0; round < 8; round += 1) {
    const { caller } = signIn(ledger);
    const { rowVersion } = value<{ rowVersion: number }>(ledger, 'settings.get', {}, caller);
    value(ledger, 'settings.change', { changes: { idleLockMinutes: 20 + round }, rowVersion }, caller);
    value(ledger, 'auth.signOut', {}, caller);
    ledger.clock.advance(60_000);
  }
  return ledger;
}

/** What somebody does who has the key of the store and takes the triggers away first. */
function forge(ledger: TestLedger, ...statements: readonly string[]): void {
  const { write } = ledger.connection;
  write.run('DROP TRIGGER IF EXISTS audit_event_no_update');
  write.run('DROP TRIGGER IF EXISTS audit_event_no_delete');
  for (const statement of statements) write.run(statement);
}

const verify = (ledger: TestLedger) => verifyAuditTrail(ledger.connection.read);

describe('the trail', () => {
  it('refuses to be changed, also for someone who holds the key', () => {
    const ledger = worked();
    const { write } = ledger.connection;
    expect(() => write.run(`UPDATE audit_event SET summary = 'x' WHERE seq = 3`)).toThrow('audit_event is append-only');
    expect(() => write.run('DELETE FROM audit_event WHERE seq = 3')).toThrow('audit_event is append-only');
    expect(verify(ledger).ok).toBe(true);
  });

  it('is not readable without the key', () => {
    const plain = new Database(worked().path, { readonly: true });
    expect(() => plain.prepare('SELECT count(*) FROM audit_event').get()).toThrow('file is not a database');
    plain.close();
  });

  it('verifies to the head the ledger notes', () => {
    const ledger = worked();
    const { caller } = signIn(ledger);
    const head = auditHead(ledger.connection.read);
    expect(value(ledger, 'audit.verify', {}, caller)).toEqual({
      ok: true,
      rows: head.seq,
      headSeq: head.seq,
      headHash: head.hash,
      checkedAt: ledger.clock.now().toISOString(),
    });
    expect(head.seq).toBeGreaterThan(24);
  });

  it('verifies while it is empty', () => {
    const ledger = restaurantLedger();
    open.push(ledger);
    forge(ledger, 'DELETE FROM audit_event', `UPDATE ledger_state SET audit_seq = 0, audit_hash = '${'0'.repeat(64)}'`);
    expect(verify(ledger)).toEqual({ ok: true, rows: 0, headSeq: 0, headHash: '0'.repeat(64) });
  });

  it.each([
    ['at', `'2026-11-17T18:00:00.001Z'`],
    ['boot_id', `'other'`],
    ['monotonic_ms', '99'],
    ['actor_id', `'someone'`],
    ['actor', `'Someone'`],
    ['role', `'auditor'`],
    ['station', `'Other PC'`],
    ['action', `'auth.nothing'`],
    ['entity', `'thing'`],
    ['entity_id', `'thing'`],
    ['summary', `'Nothing happened.'`],
    ['before', `'{"idleLockMinutes":1}'`],
    ['after', `after || ' '`],
    ['reason', `'because'`],
    ['severity', `'critical'`],
    ['prev_hash', `'${'a'.repeat(64)}'`],
    ['hash', `'${'a'.repeat(64)}'`],
  ])('names the entry whose %s was edited', (column, edited) => {
    const ledger = worked();
    const { seq } = ledger.connection.read.get<{ seq: number }>(
      `SELECT min(seq) AS seq FROM audit_event WHERE action = 'settings.changed'`,
    ) ?? { seq: 0 };
    forge(ledger, `UPDATE audit_event SET ${column} = ${edited} WHERE seq = ${seq}`);
    expect(verify(ledger)).toMatchObject({ ok: false, firstBadSeq: seq, headSeq: seq - 1 });
  });

  it('names the gap where an entry was taken out, also when the rest moved up', () => {
    const ledger = worked();
    forge(ledger, 'DELETE FROM audit_event WHERE seq = 7');
    expect(verify(ledger)).toMatchObject({ ok: false, firstBadSeq: 7 });
    forge(
      ledger,
      'UPDATE audit_event SET seq = -seq WHERE seq > 7',
      'UPDATE audit_event SET seq = -seq - 1 WHERE seq < 0',
    );
    expect(verify(ledger)).toMatchObject({ ok: false, firstBadSeq: 7 });
  });

  it('names an entry that was put in', () => {
    const ledger = worked();
    forge(
      ledger,
      'UPDATE audit_event SET seq = -seq WHERE seq >= 7',
      'UPDATE audit_event SET seq = 1 - seq WHERE seq < 0',
      `INSERT INTO audit_event SELECT 7, at, boot_id, monotonic_ms, actor_id, actor, role, station, action, entity, entity_id,
         'Put in.', before, after, reason, severity, hash, '${'b'.repeat(64)}' FROM audit_event WHERE seq = 6`,
    );
    expect(verify(ledger)).toMatchObject({ ok: false, firstBadSeq: 7 });
  });

  it('names the first of two entries that changed places', () => {
    const ledger = worked();
    forge(
      ledger,
      'UPDATE audit_event SET seq = -1 WHERE seq = 9',
      'UPDATE audit_event SET seq = 9 WHERE seq = 10',
      'UPDATE audit_event SET seq = 10 WHERE seq = -1',
    );
    expect(verify(ledger)).toMatchObject({ ok: false, firstBadSeq: 9 });
  });

  it('shows a tail cut off by the ledger note of its head', () => {
    const ledger = worked();
    const { seq } = auditHead(ledger.connection.read);
    forge(ledger, `DELETE FROM audit_event WHERE seq > ${seq - 2}`);
    expect(verify(ledger)).toMatchObject({ ok: false, firstBadSeq: seq - 1 });
  });

  it('shows a cut tail whose note was mended too only by a head noted outside the ledger', () => {
    const ledger = worked();
    const outside = auditHead(ledger.connection.read);
    const cut = outside.seq - 5;
    forge(
      ledger,
      `DELETE FROM audit_event WHERE seq > ${cut}`,
      `UPDATE ledger_state SET audit_seq = ${cut}, audit_hash = (SELECT hash FROM audit_event WHERE seq = ${cut})`,
    );
    expect(verify(ledger).ok).toBe(true);
    expect(verifyAuditTrail(ledger.connection.read, [outside])).toMatchObject({ ok: false, firstBadSeq: cut + 1 });
  });

  it('contradicts a head noted outside with another hash', () => {
    const ledger = worked();
    const outside = { seq: 5, hash: 'c'.repeat(64) };
    expect(verifyAuditTrail(ledger.connection.read, [outside])).toMatchObject({ ok: false, firstBadSeq: 5 });
  });

  it('goes on over a restart', () => {
    const first = worked();
    const ledger = first.reopen();
    open.splice(open.indexOf(first), 1, ledger);
    signIn(ledger);
    expect(verify(ledger).ok).toBe(true);
  });
});
