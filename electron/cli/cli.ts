import { nodeProcessLauncher } from '../system/processes';
import { commandLine } from './command-line';

// The command line of a checkout: Electron as plain Node, no display. The installed app enters through main.ts.
const code = await commandLine({
  parameters: process.argv.slice(2),
  environment: process.env,
  launcher: nodeProcessLauncher,
  builtFiles: import.meta.dirname,
});

// A keychain that still waits for its password would keep the process for ever; what was said is written out first.
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
