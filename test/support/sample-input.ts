import { z } from 'zod';
import { type ChannelName, contract } from '../../shared/contract/contract';

interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly default?: unknown;
}

const texts: Readonly<Record<string, string>> = {
  uuid: '00000000-0000-7000-8000-0000000000aa',
  date: '2026-11-17',
  'date-time': '2026-11-17T12:00:00.000Z',
};

function sampleOf(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return sampleOf(schema.anyOf[0] ?? {});
  if (schema.type === 'object')
    return Object.fromEntries((schema.required ?? []).map((name) => [name, sampleOf(schema.properties?.[name] ?? {})]));
  if (schema.type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}));
  if (schema.type === 'integer' || schema.type === 'number')
    return Math.max(schema.minimum ?? 1, (schema.exclusiveMinimum ?? 0) + 1);
  if (schema.type === 'boolean') return false;
  if (schema.type === 'string')
    return texts[schema.format ?? ''] ?? (schema.pattern?.includes('A-Z') ? 'USD' : 'sample text');
  // What JSON cannot say is bytes.
  return new Uint8Array([1]);
}

/** The smallest input a channel's schema accepts, so that a refusal can only be about who asks. */
export function sampleInput(name: ChannelName): unknown {
  const schema = z.toJSONSchema(contract[name].input, { io: 'input', unrepresentable: 'any' }) as Schema;
  const sample = sampleOf(schema);
  if (name === 'setup.createRestaurant') {
    const restaurant = { name: 'R', currency: 'USD', timeZone: 'UTC', cutoff: '04:00', cashRoundTo: 1 };
    return { ...(sample as object), restaurant };
  }
  return sample;
}
