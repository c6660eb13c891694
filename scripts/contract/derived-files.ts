import { z } from 'zod';
import type { Channel } from '../../shared/contract/channel';
import { channelNames, contract } from '../../shared/contract/contract';
import { events } from '../../shared/contract/events';
import { type Permission, permissionsOf, roles } from '../../shared/domain/people/permissions';

/** Bytes have no JSON schema; everything else of the contract does. */
const schemaText = (schema: z.ZodType, io: 'input' | 'output'): string =>
  JSON.stringify(z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }), (key, value: unknown) =>
    key === '$schema' ? undefined : value,
  );

const rolesWith = (access: Channel['access']): string => {
  if (access === 'anyone') return 'anyone, also before sign-in';
  if (access === 'signed-in') return 'everybody who is signed in';
  return roles.filter((role) => permissionsOf[role].includes(access as Permission)).join(', ');
};

function channelText(name: string, channel: Channel): string {
  return [
    `### \`${name}\``,
    '',
    channel.summary,
    '',
    `- Kind: ${channel.kind}${channel.long ? ', on the read-only connection' : ''}; throttle ${channel.throttle}; answers in: ${channel.phases.join(', ')}`,
    `- Permission: \`${channel.access}\` (${rolesWith(channel.access)})`,
    `- Failures of its own: ${channel.failures.length > 0 ? channel.failures.map((key) => `\`${key}\``).join(', ') : 'none'}`,
    `- Input: \`${schemaText(channel.input, 'input')}\``,
    `- Output: \`${schemaText(channel.output, 'output')}\``,
    '',
  ].join('\n');
}

function contractPage(): string {
  const areas = [...new Set(channelNames.map((name) => name.split('.')[0] ?? name))];
  const sections = areas.map((area) => {
    const own = channelNames.filter((name) => name.startsWith(`${area}.`));
    return [`## ${area}`, '', ...own.map((name) => channelText(name, contract[name]))].join('\n');
  });
  return [
    '# The contract',
    '',
    'Every channel a window, the preload and the command line can use. Made by `npm run contract` from `shared/contract`; do not edit.',
    'Every channel can also fail with `request/*`, `session/*`, `store/*` and `unexpected` (shared/failures/failures.ts).',
    '',
    ...sections,
    '## Events',
    '',
    ...Object.entries(events).map(([name, schema]) => `- \`${name}\`: \`${schemaText(schema, 'output')}\``),
    '',
  ].join('\n');
}

const listed = (names: readonly string[]): string => names.map((name) => `  '${name}',`).join('\n');

function preloadChannels(): string {
  return `// Made by \`npm run contract\` from shared/contract, so that the sandboxed preload carries names and no schemas. Do not edit.
export const channels: readonly string[] = [
${listed(channelNames)}
];

export const eventNames: readonly string[] = [
${listed(Object.keys(events))}
];
`;
}

/** Path → text of each file that is derived from the contract. */
export const derivedFiles = (): Readonly<Record<string, string>> => ({
  'docs/contract.md': contractPage(),
  'electron/preload/channels.ts': preloadChannels(),
});
