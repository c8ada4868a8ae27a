import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { dateAhead } from '../../domain/clean-up.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { Deal } from '../../domain/deal.ts';
import type { House } from '../../domain/house.ts';
import { stageRef } from '../../domain/pipeline.ts';
import {
  addWorkingDays,
  type WorkingCalendar,
  workingCalendar,
} from '../../domain/working-calendar.ts';
import { type AnyBlock, context, divider, section } from '../views/blocks.ts';
import { choiceOptions } from '../views/choices.ts';
import { datePicker, type Option, select, textInput } from '../views/elements.ts';
import { field, modalView } from '../views/form.ts';
import { line } from '../views/mrkdwn.ts';
import { day, dayOf, money, type Voice, weekday } from '../views/voice.ts';
import { count, joined } from '../views/words.ts';

export const cleanUpId = 'clean-up';
/** Deals on a page. */
export const pageSize = 8;

const Tally = z.object({ kept: z.int(), wait: z.int(), lost: z.int(), notAFit: z.int() });
export type Tally = z.infer<typeof Tally>;
export const nothingDone: Tally = { kept: 0, wait: 0, lost: 0, notAFit: 0 };

/** What the modal has to remember: what stood in each row, and how far its person has come. */
export const CleanUpMetadata = z.object({
  rows: z.array(z.object({ n: z.int(), v: z.int(), r: z.int() })),
  done: Tally,
  after: z.int(),
});

/** A deal of the page; what came between it and its person's last word on it, in plain text. */
export interface CleanUpRow {
  readonly deal: Deal;
  readonly notice?: string;
}

export interface CleanUpPage {
  readonly rows: readonly CleanUpRow[];
  /** Of rows that are gone from the list, in plain text. */
  readonly notices: readonly string[];
  /** How many wait for a look, these among them. */
  readonly waiting: number;
  readonly isLast: boolean;
  readonly done: Tally;
  /** The pages before this one end with this number. */
  readonly after: number;
  readonly today: IsoDate;
}

/** Up to eight imported deals, each with what is to become of it; one date and one reason for all. */
export function cleanUpView(page: CleanUpPage, house: House, voice: Voice): ModalView {
  const { rows, notices, done, after } = page;
  const calendar = workingCalendar(house.settings);
  return modalView({
    callbackId: cleanUpId,
    title: 'Clean up',
    submit: page.isLast ? 'Save' : 'Save and go on',
    metadata: {
      rows: rows.map(({ deal }) => ({ n: deal.number, v: deal.version, r: deal.revision })),
      done,
      after,
    },
    blocks: [
      ...notices.map((one) => section(`:warning: ${line(one, 500)}`)),
      context(headWords(page)),
      ...rows.flatMap((row) => rowBlocks(row, page.today, calendar, house, voice)),
      divider(),
      ...sharedFields(page.today, calendar, house),
    ],
  });
}

function headWords({ rows, waiting, done }: CleanUpPage): string {
  const soFar = tallyWords(done);
  const here = rows.length < waiting ? `, ${rows.length} of them here` : '';
  const they = count(waiting, 'imported deal waits', 'imported deals wait');
  return joined([
    soFar === '' ? undefined : `So far: ${soFar}`,
    `${they} for your look${here}. Leave one empty to decide later. Nothing is posted.`,
  ]);
}

/** `12 kept, 3 wait, 2 lost`; empty when nothing was done. */
export function tallyWords({ kept, wait, lost, notAFit }: Tally): string {
  const parts = [
    [kept, 'kept'],
    [wait, wait === 1 ? 'waits' : 'wait'],
    [lost, 'lost'],
    [notAFit, 'not a fit'],
  ] as const;
  return parts.flatMap(([n, what]) => (n === 0 ? [] : [`${n} ${what}`])).join(', ');
}

export function rowBlock(n: number): string {
  return `deal-${n}`;
}

function rowBlocks(
  { deal, notice }: CleanUpRow,
  today: IsoDate,
  calendar: WorkingCalendar,
  { pipeline }: House,
  voice: Voice,
): readonly AnyBlock[] {
  const label = joined([
    `#${deal.number} ${deal.name.slice(0, 150)}`,
    deal.amount === undefined ? undefined : money(deal.amount, voice),
    stageRef(pipeline, deal.stageId).label,
  ]);
  const hint = known(deal, today, voice);
  return [
    ...(notice === undefined ? [] : [section(`:warning: ${line(notice, 500)}`)]),
    field(
      rowBlock(deal.number),
      label,
      select('verdict', verdictOptions(deal, today, calendar, voice), {
        placeholder: 'Decide later',
      }),
      { optional: true, ...(hint === '' ? {} : { hint }) },
    ),
  ];
}

/** What the file said of it, to decide by. */
function known(
  { imported, enteredStageAt, nextStep, expectedClose }: Deal,
  today: IsoDate,
  voice: Voice,
) {
  const past = (on: IsoDate) => (on < today ? `${day(on, voice)} (past)` : day(on, voice));
  return joined([
    imported?.enteredUnknown === false ? `Here since ${dayOf(enteredStageAt, voice)}` : undefined,
    nextStep === undefined
      ? undefined
      : `next: ${nextStep.text.slice(0, 150)}, ${past(nextStep.on)}`,
    expectedClose === undefined ? undefined : `close ${past(expectedClose)}`,
  ]);
}

/** Working days ahead on which a kept deal is looked at again. */
const looks = [1, 5, 10] as const;
const sharedDateAhead = 20;

function verdictOptions(
  deal: Deal,
  today: IsoDate,
  calendar: WorkingCalendar,
  voice: Voice,
): readonly Option[] {
  const own = dateAhead(deal, today);
  return [
    ...(own === undefined
      ? []
      : [{ value: 'keep', label: `Keep: ${own.what} ${weekday(own.on, voice)} stands` }]),
    ...looks
      .map((days) => addWorkingDays(calendar, today, days))
      .map((on) => ({ value: `look:${on}`, label: `Keep: look ${weekday(on, voice)}` })),
    { value: 'close', label: 'Keep: close on the date below' },
    { value: 'wait', label: 'Wait until the date below' },
    { value: 'lost', label: 'Lost' },
    { value: 'unqualified', label: 'Not a fit' },
  ];
}

function sharedFields(
  today: IsoDate,
  calendar: WorkingCalendar,
  { settings }: House,
): readonly AnyBlock[] {
  const lost = choiceOptions(settings.lossReasons);
  const ahead = addWorkingDays(calendar, today, sharedDateAhead);
  const optional = { optional: true } as const;
  return [
    field('until', 'Date for Close and Wait', datePicker('until', ahead), optional),
    field('why-wait', 'Reason for Wait', textInput('why-wait', { max: 300 }), optional),
    field(
      'why-lost',
      'Reason for Lost',
      select('why-lost', lost, { initial: 'not-recorded' }),
      optional,
    ),
    field(
      'why-not-a-fit',
      'Reason for Not a fit',
      select('why-not-a-fit', choiceOptions(settings.unqualifiedReasons)),
      optional,
    ),
  ];
}
