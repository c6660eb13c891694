import type { CliCommand } from '../command';
import { backupCommands } from './backup';
import { checkCommands } from './checks';
import { day } from './day';
import { importFiles } from './import';
import { init } from './init';
import { restore } from './restore';

const all: readonly CliCommand[] = [init, importFiles, day, ...backupCommands, restore, ...checkCommands];

export const commandNamed = (name: string): CliCommand | undefined => all.find((command) => command.name === name);
