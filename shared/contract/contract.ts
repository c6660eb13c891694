import type { z } from 'zod';
import { app } from './app';
import { audit } from './audit';
import { backup, restore } from './backup';
import { cash } from './cash';
import type { Channel } from './channel';
import { health, update } from './health';
import { imports } from './imports';
import { orders } from './orders';
import { people } from './people';
import { settings } from './settings';
import { setup } from './setup';
import { stock } from './stock';

/** Everything a window may ask of Larder. Both sides derive their types from here; docs/contract.md is made from it. */
export const contract = {
  ...app,
  ...setup,
  ...people,
  ...orders,
  ...cash,
  ...stock,
  ...imports,
  ...audit,
  ...settings,
  ...backup,
  ...restore,
  ...health,
  ...update,
} satisfies Readonly<Record<string, Channel>>;

export type Contract = typeof contract;
export type ChannelName = keyof Contract;
export type InputOf<Name extends ChannelName> = z.input<Contract[Name]['input']>;
export type ParsedInputOf<Name extends ChannelName> = z.output<Contract[Name]['input']>;
export type OutputOf<Name extends ChannelName> = z.output<Contract[Name]['output']>;

type NamesOfKind<Kind extends string> = {
  [Name in ChannelName]: Contract[Name]['kind'] extends Kind ? Name : never;
}[ChannelName];
export type CommandName = NamesOfKind<'command'>;
export type QueryName = NamesOfKind<'query'>;
export type OperationName = NamesOfKind<'operation'>;

export const channelNames = Object.keys(contract) as readonly ChannelName[];
export const isChannelName = (name: string): name is ChannelName => Object.hasOwn(contract, name);
