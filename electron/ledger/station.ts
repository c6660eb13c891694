import type { Station } from '../pipeline/actor';
import type { CallContext } from '../pipeline/module';
import type { WriteStore } from '../store/store-handles';
import type { StationIdentity } from '../store/worker-protocol';

/** Makes this computer known to the ledger and ends what its last start left open. */
export function enterStation(store: WriteStore, identity: StationIdentity, { at, newId }: CallContext): Station {
  store.run(
    `INSERT INTO station (id, name, kind, device_fingerprint, last_seen_at, created_at, created_by, updated_at)
     VALUES (:id, :name, 'back_office', :fingerprint, :at, :at, 'larder', :at)
     ON CONFLICT (device_fingerprint) DO UPDATE SET name = :name, last_seen_at = :at, updated_at = :at`,
    { id: newId(), name: identity.name, fingerprint: identity.fingerprint, at },
  );
  const row = store.get<{ readonly id: string }>('SELECT id FROM station WHERE device_fingerprint = :fingerprint', {
    fingerprint: identity.fingerprint,
  });
  if (!row) throw new Error('the station was not written');
  store.run(`UPDATE session SET ended_at = :at, end_reason = 'restart' WHERE station_id = :id AND ended_at IS NULL`, {
    at,
    id: row.id,
  });
  return { id: row.id, name: identity.name };
}
