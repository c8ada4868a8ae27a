import { z } from 'zod';
import { parseJson } from '../json.ts';

/* Arguments as they arrive: all text in a form, typed in a JSON body. */

export const str = z.string().min(1);
export const anyStr = z.coerce.string();

export const flag = z.preprocess(
  (value) =>
    value === 'true' || value === '1' ? true : value === 'false' || value === '0' ? false : value,
  z.boolean(),
);

export const count = (most: number) => z.coerce.number().int().min(1).max(most);

/** An object or array, in a form as JSON text. Broken JSON stays text and fails where it is used. */
export const json = z.preprocess(
  (value) => (typeof value === 'string' ? (parseJson(value) ?? value) : value),
  z.unknown(),
);

export const csv = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (Array.isArray(value) ? value : value.split(',').map((one) => one.trim())));
