import { nodeProcessLauncher } from '../system/processes';
import { commandLine } from './command-line';

// The command line of a checkout: Electron as plain Node, no display. The installed app enters through main.ts.
process.exitCode = await commandLine({
  parameters: process.argv.slice(2),
  environment: process.env,
  launcher: nodeProcessLauncher,
  builtFiles: import.meta.dirname,
});
