import { type SettingsValues, settingsValues } from '../../../shared/contract/settings';
import type { ReadStore } from '../../store/store-handles';
import { storedSettings } from './settings-sql';

const keptSettings = settingsValues.pick({
  cashToleranceMinor: true,
  idleLockMinutes: true,
  operationsGuidePolicy: true,
  colorScheme: true,
});

/** What stands in the `setting` table: everything but the restaurant's name and its business day. */
export type KeptSettings = Pick<SettingsValues, keyof typeof keptSettings.shape>;

const defaults: KeptSettings = {
  cashToleranceMinor: 100,
  idleLockMinutes: 15,
  operationsGuidePolicy: false,
  colorScheme: 'auto',
};

export const isKeptSetting = (key: string): key is keyof KeptSettings => Object.hasOwn(defaults, key);

/** The settings in force, with the defaults of domain rules §2 and §3.2 where nobody chose. */
export function settingsInForce(store: ReadStore): KeptSettings {
  const stored = storedSettings(store);
  const chosen = Object.fromEntries([...stored].filter(([key]) => isKeptSetting(key)));
  return keptSettings.parse({ ...defaults, ...chosen });
}

/** Minutes without a sign of life after which a session is locked. */
export const idleLockMinutes = (store: ReadStore): number => settingsInForce(store).idleLockMinutes;

/** Differences of a drawer below this many minor units need no finding and no second person. */
export const cashToleranceMinor = (store: ReadStore): number => settingsInForce(store).cashToleranceMinor;

/** Whether the stricter password policy of the operations guide is switched on. */
export const followsOperationsGuide = (store: ReadStore): boolean => settingsInForce(store).operationsGuidePolicy;
