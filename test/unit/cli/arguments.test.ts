import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseCommandLine, WrongUse } from '../../../electron/cli/arguments';
import { takeSecrets } from '../../../electron/cli/secrets';
import { temporaryFolder } from '../../support/temporary-folder';

const parse = (line: string) => parseCommandLine(line.split(' '), '/home/nora');

describe('the words of a command', () => {
  test('may stand before and after its options', () => {
    expect(parse('--data /records backup now --json')).toMatchObject({
      command: 'backup now',
      operands: [],
      data: '/records',
      json: true,
      folder: '/home/nora',
    });
    expect(parse('import a.csv b.csv --user mira')).toMatchObject({
      command: 'import',
      operands: ['a.csv', 'b.csv'],
      user: 'mira',
      json: false,
    });
  });

  test.each([
    ['', 'Say what to do.'],
    ['backup', 'Say what to do with backup.'],
    ['audit --json', 'Say what to do with audit.'],
  ])('are asked for when they are missing: “%s”', (line, sentence) => {
    const parameters = line === '' ? [] : line.split(' ');
    expect(() => parseCommandLine(parameters, '/')).toThrow(new WrongUse(sentence));
  });

  test.each(['health --password secret', 'health --recovery-code ABCD', 'day --date', 'health --jsn'])(
    'are refused when Larder does not know them: “%s”',
    (line) => expect(() => parse(line)).toThrow(WrongUse),
  );
});

describe('secrets', () => {
  test('leave the environment in the moment they are read', () => {
    const environment: NodeJS.ProcessEnv = { LARDER_PASSWORD: 'one', LARDER_RECOVERY_CODE: 'two', PATH: '/bin' };
    expect(takeSecrets({ environment, fromStdin: false })).toEqual({ password: 'one', recoveryCode: 'two' });
    expect(environment).toEqual({ PATH: '/bin' });
  });

  test('in a file win over the environment, which is emptied all the same', async () => {
    const secretFile = join(await temporaryFolder(), 'secrets');
    writeFileSync(secretFile, 'LARDER_PASSWORD=with = sign \r\nOTHER=x\nnonsense\n', { mode: 0o600 });
    const environment: NodeJS.ProcessEnv = { LARDER_PASSWORD: 'one' };
    expect(takeSecrets({ environment, secretFile, fromStdin: false })).toEqual({
      password: 'with = sign ',
      recoveryCode: null,
    });
    expect(environment).toEqual({});
  });

  test('that are empty are none', () => {
    const environment: NodeJS.ProcessEnv = { LARDER_PASSWORD: '' };
    expect(takeSecrets({ environment, fromStdin: false })).toEqual({ password: null, recoveryCode: null });
  });

  test('in a file that is not there are a wrong use, and the environment is empty already', () => {
    const environment: NodeJS.ProcessEnv = { LARDER_RECOVERY_CODE: 'two' };
    expect(() => takeSecrets({ environment, secretFile: '/not/there', fromStdin: false })).toThrow(WrongUse);
    expect(environment).toEqual({});
  });
});
