// Swaps or recovers, and kills itself at the n-th change it makes to the disk, before or after that change.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { recoverInterruptedRestore, swapStore } from '../../../../electron/backup/restore/swap';

const [root = '', step = '', killAt = '0', moment = 'before'] = process.argv.slice(2);
const target = Number(killAt);
let calls = 0;

function counted<Arguments extends readonly unknown[], Result>(call: (...words: Arguments) => Result) {
  return (...words: Arguments): Result => {
    calls += 1;
    if (calls === target && moment === 'before') process.kill(process.pid, 'SIGKILL');
    const result = call(...words);
    if (calls === target) process.kill(process.pid, 'SIGKILL');
    return result;
  };
}

fs.renameSync = counted(fs.renameSync);
fs.rmSync = counted(fs.rmSync);
fs.rmdirSync = counted(fs.rmdirSync);
fs.fsyncSync = counted(fs.fsyncSync);
fs.mkdirSync = counted(fs.mkdirSync as (path: fs.PathLike) => undefined) as typeof fs.mkdirSync;
fs.writeSync = counted(fs.writeSync as (handle: number, bytes: Uint8Array) => number) as typeof fs.writeSync;
syncBuiltinESMExports();

if (step === 'swap') swapStore({ root, from: 'staging/first', keep: 'undo/first' });
else recoverInterruptedRestore(root);
process.stdout.write(String(calls));
