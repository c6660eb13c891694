import { z } from 'zod';
import { orderStatuses } from '../domain/orders/order-status';
import { paymentMethods, paymentStatuses } from '../domain/orders/payment';
import { roles } from '../domain/people/permissions';

/** Integer minor units (cents). */
export const minor = z.int();
/** Null where the asker may not see it (a drawer is still open). */
export const hiddenMinor = minor.nullable();
/** Integer micro-units of the item's base unit. */
export const micro = z.int();
export const id = z.uuid();
export const instant = z.iso.datetime({ precision: 3 });
export const businessDate = z.iso.date();
export const role = z.enum(roles);
export const text = (max: number) => z.string().trim().min(1).max(max);
export const optionalText = (max: number) => z.string().trim().max(max).optional();
export const nothing = z.strictObject({});
export const password = z.string().min(1).max(128);
export const recoveryCode = z.string().min(1).max(64);
export const done = z.strictObject({ done: z.literal(true) });

export const paymentMethod = z.enum(paymentMethods);
export const orderStatus = z.enum(orderStatuses);
export const paymentStatus = z.enum(paymentStatuses);

/** A file as it left the disk; never a path, so that a window cannot name other files. */
export const droppedFile = z.strictObject({
  name: text(400),
  bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= 64 * 1024 * 1024, 'too large'),
});
