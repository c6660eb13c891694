// Run by itself with a data folder: the whole of a running Larder without its window, told what to do by messages.
import { fsyncSync, openSync, writeSync } from 'node:fs';
import { serveCommands } from '../../electron/cli/local-socket';
import { runCommand } from '../../electron/cli/run-command';
import { composeHost } from '../../electron/host/compose';
import type { Caller } from '../../electron/pipeline/actor';
import { nodeProcessLauncher } from '../../electron/system/processes';
import { workload } from './workload';

const [dataRoot = '', builtFiles = '', mode = 'answer', acknowledgements = '', seed = '0'] = process.argv.slice(2);

interface Question {
  readonly id: number;
  readonly name: string;
  readonly input: unknown;
  readonly caller: Caller;
}

const larder = composeHost({
  dataRoot,
  builtFiles,
  launcher: nodeProcessLauncher,
  announce: () => undefined,
  quit: () => undefined,
});
larder.office.occupy();
const commands = await serveCommands(dataRoot, (request, progress) =>
  runCommand(larder.host, request.line, request.secrets, progress),
);

async function leave(): Promise<void> {
  await commands.close();
  await larder.stop();
  process.send?.({ id: -1, result: null }, () => process.exit(0));
}

process.on('message', (question: Question) => {
  if (question.name === 'leave') void leave();
  else
    void larder.host
      .call(question.name, question.input, question.caller)
      .then((result) => process.send?.({ id: question.id, result }));
});
await larder.start({ schedules: true });
process.send?.({ id: 0, result: null });

if (mode === 'work') {
  // A file of its own, written through to the disk: what stands there was acknowledged before the kill.
  const file = openSync(acknowledgements, 'a');
  await workload(larder.host, Number(seed), (line) => {
    writeSync(file, `${JSON.stringify(line)}\n`);
    fsyncSync(file);
  });
  process.send?.({ id: -2, result: null });
}
