import { attention, type CliCommand, failed, fine } from '../command';

const auditVerify: CliCommand = {
  name: 'audit verify',
  needs: 'person-or-recovery',
  run: async ({ call }) => {
    const found = await call('audit.verify', {});
    return found.ok
      ? fine(found, `No entry was changed or removed. ${found.rows} entries.`)
      : failed(found, `Entry ${found.firstBadSeq ?? '?'} does not fit the chain.`);
  },
};

const health: CliCommand = {
  name: 'health',
  needs: 'person-or-recovery',
  run: async ({ call }) => {
    const found = await call('health.summary', {});
    const good = found.checks.every((check) => check.state === 'good');
    const text = found.checks.map((check) => `${check.name}: ${check.sentence}`).join('\n');
    const json = { ok: good, ...found };
    return good ? fine(json, text) : attention(json, text);
  },
};

export const checkCommands: readonly CliCommand[] = [auditVerify, health];
