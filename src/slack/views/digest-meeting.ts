import type { DigestFacts } from '../../domain/digest.ts';
import type { House } from '../../domain/house.ts';
import type { NeedsYou } from '../../domain/needs-you.ts';
import { message, section } from './blocks.ts';
import { commandButton } from './command-button.ts';
import { needsYouLine } from './digest-needs-you.ts';
import type { Message } from './message.ts';
import type { Voice } from './voice.ts';

/** Names the part of a digest's thread that is made only when somebody asks for it. */
export const MEETING_PART = 'meeting';

const mostDeals = 5;
const head =
  '*Meeting list*: one question each. What you answer here stands in the next digest again.';
const questions: Readonly<Record<NeedsYou['why']['kind'], string>> = {
  help: 'Who helps, and by when?',
  'not-accepted': 'Who takes it?',
  stuck: 'What is the next step, and on which day?',
  'moved-anyway': 'How do we get what is missing?',
};

/** At most five deals for the meeting, one question each. */
export function meetingMessage(facts: DigestFacts, house: House, voice: Voice): Message {
  const rows = facts.needsYou.slice(0, mostDeals);
  if (rows.length === 0) return message('*Meeting list*: nothing needs talking about this week.');
  const lines = rows.map(
    (one, index) => `${index + 1}  ${needsYouLine(one, house, voice)}\n${questions[one.why.kind]}`,
  );
  return message([head, ...lines].join('\n'), [
    section(head),
    ...lines.map((said, index) =>
      section(said, commandButton('Open', `show ${rows[index]?.row.number ?? ''}`)),
    ),
  ]);
}
