import { isTimeZone } from '../../../shared/domain/business-day';
import { FailureError } from '../../../shared/failures/failures';
import { newRecoveryCode } from '../../credentials/key-ring';
import { newKeys } from '../../host/new-keys';
import { sampleOwner, sampleRestaurant } from '../../host/operations/setup-operations';
import { WrongUse } from '../arguments';
import { type CliCommand, fine } from '../command';

const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

const readablePassword = (bytes: Uint8Array): string =>
  Array.from(
    bytes,
    (byte, position) => `${position > 0 && position % 5 === 0 ? '-' : ''}${alphabet[byte % alphabet.length]}`,
  ).join('');

export const init: CliCommand = {
  name: 'init',
  needs: 'nobody',
  run: async ({ office, tasks, progress }, { sample, options }, { password }) => {
    if (office.phase.phase !== 'first-run') throw new FailureError('restore/not-empty');
    const ownerName = options.owner ?? (sample ? sampleOwner.display : 'Owner');
    const username = options.owner ?? (sample ? sampleOwner.username : 'owner');
    // Nobody is left without a way in: a password that was not given is made, and said.
    const made = sample ? sampleOwner.password : readablePassword(office.ports.randomness.bytes(20));
    const restaurant = {
      name: options.restaurant ?? (sample ? sampleRestaurant.name : 'My restaurant'),
      currency: (options.currency ?? 'USD').toUpperCase(),
      timeZone:
        options['time-zone'] ?? (sample ? sampleRestaurant.timeZone : Intl.DateTimeFormat().resolvedOptions().timeZone),
      cutoff: options.cutoff ?? '04:00',
      cashRoundTo: 1 as const,
    };
    if (!/^[A-Z]{3}$/.test(restaurant.currency)) throw new WrongUse('The currency has three letters, such as USD.');
    if (!/^(0\d|1[01]):[0-5]\d$/.test(restaurant.cutoff))
      throw new WrongUse('The cutoff is a time before noon, such as 04:00.');
    if (!isTimeZone(restaurant.timeZone)) throw new WrongUse('The time zone has a name such as America/New_York.');
    progress(sample ? 'Making the sample restaurant' : 'Making the records');
    const recoveryCode = newRecoveryCode(office.ports.randomness);
    const owner = {
      username,
      display: ownerName,
      password: password ?? made,
      mustChange: false,
    };
    await tasks.aloneWithRecords(async () => {
      const keys = await newKeys(office.keyRing, office.ports, recoveryCode);
      await office.create(keys, { restaurant, owner, sample });
    });
    const inKeychain = office.keyRing.file()?.byKeychain !== null;
    const shown = password === null ? { password: made } : {};
    return fine(
      { ok: true, recoveryCode, owner: username, ...shown, keychain: inKeychain },
      [
        `The records are in place. The owner is ${username}.`,
        ...(password === null ? [`Password of ${username}: ${made}`] : []),
        `Recovery code, shown only now: ${recoveryCode}`,
        'Write it down and keep it away from this computer: it opens the records and every copy.',
        ...(inKeychain
          ? []
          : ['This computer has no keychain: each command needs the recovery code in LARDER_RECOVERY_CODE.']),
      ].join('\n'),
    );
  },
};
