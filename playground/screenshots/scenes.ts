import type { Locator, Page } from 'playwright-core';
import { closureForms, dealForms, factForms, teamForms } from './forms.ts';
import { places } from './places.ts';
import type { Look, Stage } from './stage.ts';

/* What is pictured, in the order in which the page about it shows it. */

export interface Scene {
  readonly name: string;
  /** What the picture shows, for who cannot see it. */
  readonly alt: string;
  readonly look: Look;
  /** Brings it about, and answers what of the page to picture. */
  readonly play: (stage: Stage) => Promise<Locator | Page>;
}

export const scenes: readonly Scene[] = [
  ...places,
  ...dealForms,
  ...factForms,
  ...closureForms,
  ...teamForms,
];
