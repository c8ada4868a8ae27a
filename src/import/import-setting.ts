import type { Zone } from '../domain/dates.ts';
import type { Currency } from '../domain/money.ts';
import type { Mapping } from './mapping.ts';
import type { KnownStage } from './stage-labels.ts';

/** What a row is read against. */
export interface ImportSetting {
  readonly mapping: Mapping;
  readonly zone: Zone;
  /** The workspace's, for rows and mappings that name none. */
  readonly currency: Currency;
  readonly stages: readonly KnownStage[];
  /** The moment of the import: nothing in a file happened after it. */
  readonly now: Date;
}
