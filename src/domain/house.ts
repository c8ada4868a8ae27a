import type { Pipeline } from './pipeline.ts';
import type { Settings } from './settings.ts';

/** A workspace's own rules: what it has set, and its pipeline. */
export interface House {
  readonly settings: Settings;
  readonly pipeline: Pipeline;
}
