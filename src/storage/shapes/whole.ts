import type { z } from 'zod';

type DeepRequired<T> = T extends Date | string | number | boolean
  ? T
  : { [K in keyof T]-?: DeepRequired<Exclude<T[K], undefined>> };

/**
 * Lets a shape through only if it keeps every field of T, optional ones too, so that a field which
 * would be lost on the way through the database does not compile.
 */
export function whole<T>() {
  return <S extends z.ZodType<T>>(
    shape: DeepRequired<z.infer<S>> extends DeepRequired<T> ? S : never,
  ): S => shape;
}
