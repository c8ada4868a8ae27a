import { IsoDate, Zone } from '../../src/domain/dates.ts';
import type { Deal } from '../../src/domain/deal.ts';
import { ChoiceId, EntryId, StageId } from '../../src/domain/ids.ts';
import type { Voice } from '../../src/slack/views/voice.ts';
import { aDeal, euros, monday, sam } from './build.ts';

/** Mentions, formatting, markup, an emoji of several parts, and a right-to-left override. */
export const hostile = '<!channel> *x* & <@U1> 👩‍💻 \u202e evil';
/** The same, longer than any of Slack's limits. */
export const long = `${hostile} `.repeat(400);

export function aVoice(overrides: Partial<Voice> = {}): Voice {
  return {
    locale: 'en-GB',
    zone: Zone.parse('Europe/Berlin'),
    today: IsoDate.parse('2026-03-13'),
    nameOf: (id) => (id === sam ? 'Sam Ortiz' : (id ?? 'nobody')),
    ...overrides,
  };
}

/** Everything that people type, hostile; `text` is what stands in every place. */
export function aHostileDeal(text: string, overrides: Partial<Deal> = {}): Deal {
  const on = IsoDate.parse('2026-03-05');
  return aDeal({
    name: text,
    account: text,
    contact: text,
    stageId: StageId.parse('quote'),
    facts: {
      source: { id: ChoiceId.parse('linkedin'), detail: text },
      people: [{ id: 'p1', name: text, role: text, canSign: true, metOn: on, sawDemoOn: on }],
      needs: [{ need: text, answer: text, worth: text }],
      promises: text,
      finalTerms: text,
      value: text,
      competitors: text,
      objections: [{ text, at: monday }],
      callToAction: { text, endsOn: on },
    },
    quotes: [
      {
        id: 'q1',
        n: 1,
        attempt: 1,
        amount: euros(48_000),
        payment: text,
        access: text,
        sentOn: on,
        validUntil: on,
        outcome: { kind: 'open' },
      },
    ],
    nextStep: { text, on },
    lastContact: { kind: 'quote-sent', at: monday, by: sam },
    expectedClose: on,
    ...overrides,
  });
}

/** Every string of mrkdwn or plain text in blocks, with where it stands. */
export function textsIn(
  value: unknown,
  path = '',
): readonly { path: string; text: string; type: string }[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => textsIn(one, `${path}/${index}`));
  if (typeof value !== 'object' || value === null) return [];
  const { type, text } = value as { type?: unknown; text?: unknown };
  const own =
    typeof text === 'string' && typeof type === 'string' && /^(mrkdwn|plain_text)$/.test(type)
      ? [{ path, text, type }]
      : [];
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, part]) => textsIn(part, `${path}/${key}`)),
  ];
}

export const anEntryId = EntryId.parse('d-42.2');
