import type { Locator, Page } from 'playwright-core';
import { answers } from './answers.ts';
import { deeperForms } from './deeper-forms.ts';
import { closureForms, dealForms, factForms, teamForms } from './forms.ts';
import { handedOn } from './handed-on.ts';
import { later } from './later.ts';
import { places } from './places.ts';
import { refusals } from './refusals.ts';
import { rooms } from './rooms.ts';
import type { Look, Stage } from './stage.ts';

/* What is pictured, in the order in which the page about it shows it. */

export interface Scene {
  readonly name: string;
  /** What the picture shows, for who cannot see it. */
  readonly alt: string;
  readonly look: Look;
  /** Gone as soon as the window has another width: it is brought about again. */
  readonly isBrief?: true;
  /** Brings it about, and answers what of the page to picture. */
  readonly play: (stage: Stage) => Promise<Locator | Page>;
}

export const scenes: readonly Scene[] = [
  ...places,
  ...dealForms,
  ...factForms,
  ...closureForms,
  ...teamForms,
  ...deeperForms,
  ...handedOn,
];

const looked = (all: readonly Scene[]) => all.filter(({ name }) => !/-(dark|narrow)$/.test(name));

/** Where people are day by day. */
export const everyday: readonly Scene[] = looked(places);

/** Those and every other place that people can come to see. */
export const everyPlace: readonly Scene[] = [...rooms, ...everyday, ...later];

/** What a command answers, and what a refused form says. */
export const everyAnswer: readonly Scene[] = [...answers, ...refusals];

/** Those and every other form, as it opens. */
export const everyForm: readonly Scene[] = [
  ...looked([...dealForms, ...factForms, ...closureForms, ...teamForms]),
  ...deeperForms,
  ...handedOn,
];
