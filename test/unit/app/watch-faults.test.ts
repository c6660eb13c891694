import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { consoleFault, watchProcess } from '../../../electron/app/watch-faults';
import type { Fault, Log } from '../../../electron/health/log';

const remembering = () => {
  const faults: Fault[] = [];
  const log: Log = { info: () => undefined, fault: (fault) => faults.push(fault), tail: () => [], faults: () => [] };
  return { faults, log };
};

describe('faults of the window', () => {
  it('keep the code that the person was shown', () => {
    const message = 'LRD-UI-7F3A91 TypeError: x is undefined\n    at Board (cash-board.tsx:12)';
    expect(consoleFault('error', message)).toEqual({
      fingerprint: 'LRD-UI-7F3A91',
      message: 'LRD-UI-7F3A91 TypeError: x is undefined',
      stack: '    at Board (cash-board.tsx:12)',
    });
  });

  it('are written when nothing caught them, and only when they are errors', () => {
    expect(consoleFault('error', 'Uncaught Error: no')?.fingerprint).toBe('window');
    expect(consoleFault('warning', 'Deprecated')).toBeNull();
  });
});

describe('faults of main that nobody caught', () => {
  it('reach the log with their place', () => {
    const { faults, log } = remembering();
    const main = new EventEmitter();
    watchProcess(main as unknown as NodeJS.Process, log);
    const error = new Error('the disk went');
    main.emit('uncaughtException', error);
    main.emit('unhandledRejection', 'a word');
    expect(faults.map(({ fingerprint, message }) => [fingerprint, message])).toEqual([
      ['uncaught', 'the disk went'],
      ['unhandled', 'a word'],
    ]);
    expect(faults[0]?.stack).toBe(error.stack);
  });
});
