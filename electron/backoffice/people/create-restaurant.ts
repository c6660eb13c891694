import { isCutoff, isTimeZone } from '../../../shared/domain/business-day';
import { FailureError } from '../../../shared/failures/failures';
import type { AuditDraft, CallContext } from '../../pipeline/module';
import type { WriteStore } from '../../store/store-handles';
import type { NewRestaurant } from '../../store/worker-protocol';
import { seedReference } from '../reference/seed-reference';
import { insertRestaurant, insertStandardDrawer } from './create-restaurant-sql';
import { weakness } from './new-password';
import { hashPassword } from './password-hash';
import { insertUser } from './people-sql';

/**
 * Writes the first rows of a new ledger: the restaurant, its business day, its owner, its first drawer and the reference
 * data. Belongs into one transaction with the audit entries it returns.
 *
 * @throws FailureError `auth/weak-password` for the owner's password, `request/malformed` for an unknown time zone or a
 * cutoff outside 00:00 to 11:59.
 */
export function createRestaurant(
  store: WriteStore,
  wanted: NewRestaurant,
  context: CallContext,
): readonly [AuditDraft, ...AuditDraft[]] {
  const { restaurant, owner } = wanted;
  if (!isTimeZone(restaurant.timeZone)) throw new FailureError('request/malformed', { field: 'restaurant.timeZone' });
  if (!isCutoff(restaurant.cutoff)) throw new FailureError('request/malformed', { field: 'restaurant.cutoff' });
  const weak = weakness(owner.password, { username: owner.username, role: 'owner', followsGuide: false });
  if (weak) throw weak;
  const { at, newId, randomness } = context;
  const ownerId = newId();
  const birth = { restaurantId: newId(), drawerId: newId(), at, by: ownerId };
  const drawerName = 'Drawer 1';
  insertRestaurant(store, wanted, birth);
  insertUser(store, {
    id: ownerId,
    username: owner.username,
    display: owner.display,
    role: 'owner',
    passwordHash: hashPassword(owner.password, randomness),
    mustChange: owner.mustChange,
    oneTimeUntil: null,
    at,
    createdBy: 'larder',
  });
  insertStandardDrawer(store, drawerName, birth);
  seedReference(store, restaurant.currency, context);
  return [
    {
      action: 'settings.restaurant-created',
      entity: 'restaurant',
      entityId: birth.restaurantId,
      summary: `${restaurant.name} was set up.`,
      after: { ...restaurant, sample: wanted.sample },
      severity: 'notice',
    },
    {
      action: 'user.created',
      entity: 'user',
      entityId: ownerId,
      summary: `${owner.display} became the owner.`,
      after: { username: owner.username, display: owner.display, role: 'owner' },
      severity: 'notice',
    },
    {
      action: 'cash.drawer-created',
      entity: 'drawer',
      entityId: birth.drawerId,
      summary: `${drawerName} was set up.`,
      after: { name: drawerName, standard: true },
    },
  ];
}
