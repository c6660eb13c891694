import { FailureError } from '../../../shared/failures/failures';
import type { BackupService } from '../../backup/service/backup-service';
import { requireUsableFolder } from '../../backup/service/lane';
import { newRecoveryCode, requireWellTyped } from '../../credentials/key-ring';
import { closeRecords } from '../close-records';
import { newKeys, sealRecoveryKeyFile } from '../new-keys';
import type { Office } from '../office';
import type { Operations } from '../operation';
import { putAside } from '../put-aside';

type SetupOperations = Pick<
  Operations,
  | 'setup.prepareRecoveryCode'
  | 'setup.createRestaurant'
  | 'setup.openSample'
  | 'setup.leaveSample'
  | 'setup.newRecoveryCode'
  | 'setup.checkRecoveryCode'
>;

export const sampleOwner = {
  username: 'rosalind',
  display: 'Rosalind Achterberg-Nwosu',
  password: 'look around the larder',
} as const;

export const sampleRestaurant = {
  name: 'Bellafiore Pizza',
  currency: 'USD',
  timeZone: 'America/New_York',
  cutoff: '04:00',
  cashRoundTo: 1 as const,
};

export function setupOperations(office: Office, backup: BackupService): SetupOperations {
  let prepared: string | null = null;
  return {
    'setup.prepareRecoveryCode': async () => {
      prepared ??= newRecoveryCode(office.ports.randomness);
      return { value: { recoveryCode: prepared } };
    },
    'setup.createRestaurant': async ({ restaurant, owner, recoveryCode, copiesFolder }) => {
      const typed = requireWellTyped(recoveryCode);
      if (prepared === null || typed !== prepared) throw new FailureError('auth/wrong-recovery-code');
      if (copiesFolder) requireUsableFolder(office.paths.root, copiesFolder);
      const keys = await newKeys(office.keyRing, office.ports, typed);
      await office.create(keys, { restaurant, owner: { ...owner, mustChange: false }, sample: false });
      prepared = null;
      await backup.opened();
      if (copiesFolder) await backup.addFolder({ path: copiesFolder }, new AbortController().signal);
      return { value: { done: true } };
    },
    'setup.openSample': async () => {
      const recoveryCode = newRecoveryCode(office.ports.randomness);
      const keys = await newKeys(office.keyRing, office.ports, recoveryCode);
      await office.create(keys, {
        restaurant: sampleRestaurant,
        owner: { ...sampleOwner, mustChange: false },
        sample: true,
      });
      await backup.opened();
      const { username, password } = sampleOwner;
      return { value: { username, password, recoveryCode } };
    },
    'setup.leaveSample': async () => {
      if (!office.facts?.sample) throw new FailureError('request/not-now');
      const aside = `sample-${office.ports.clock.now().toISOString().replaceAll(':', '-')}`;
      await closeRecords(office, backup, {
        thorough: false,
        meanwhile: async () => {
          await backup.stop();
          office.keyRing.abandon();
          putAside(office.paths, aside);
        },
      });
      await office.start();
      await backup.opened();
      return { value: { done: true }, session: { id: null } };
    },
    'setup.newRecoveryCode': async ({ password }, { actor }) => {
      await office.requirePassword(actor, password);
      const recoveryCode = newRecoveryCode(office.ports.randomness);
      const replaced = office.keyRing.recoveryKeyFile();
      const { storeKey, repositoryKey } = office.keys;
      const recoveryKeyFile = await sealRecoveryKeyFile(office.ports, repositoryKey, recoveryCode);
      await office.keyRing.replaceRecoveryCode(storeKey, recoveryCode, recoveryKeyFile);
      // From here on the old code opens nothing on this PC, so the new one is told whatever the places for copies say.
      await backup.replaceKeyFile(replaced);
      return {
        value: { recoveryCode },
        audit: [
          { action: 'key.recovery-code', entity: 'keys', summary: 'Replaced the recovery code.', severity: 'warn' },
        ],
      };
    },
    'setup.checkRecoveryCode': async ({ recoveryCode }) => {
      await office.keyRing.openWithRecoveryCode(recoveryCode, false);
      office.keyRing.noteRecoveryCodeChecked();
      return {
        value: { done: true },
        audit: [{ action: 'key.checked', entity: 'keys', summary: 'Proved that the recovery code is at hand.' }],
      };
    },
  };
}
