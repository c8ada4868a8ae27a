import { dateIn } from '../domain/dates.ts';
import type { DigestFacts } from '../domain/digest.ts';
import type { UserId } from '../domain/ids.ts';
import { peopleNamed } from '../domain/needs-you.ts';
import { reviewPeriod, reviewsDue } from '../domain/reviews.ts';
import { type DigestContent, digestTables, type Run } from '../domain/run.ts';
import type { Stores } from '../ports.ts';
import { digestSlotOf, readDigest } from '../read-digest.ts';
import { readMapReview, readMonthReview } from '../read-reviews.ts';
import { digestPicture } from './digest-picture.ts';
import type { Look, Rendered } from './render.ts';
import { digestMessage } from './views/digest.ts';
import { MEETING_PART, meetingMessage } from './views/digest-meeting.ts';
import { monthMessage } from './views/digest-month.ts';
import { digestPartMessage } from './views/digest-parts.ts';
import { quarterMessage } from './views/digest-quarter.ts';
import { voiceOf } from './voice-of-look.ts';
import { spokenWords } from './with-names.ts';

/** The digest's own message, with its picture. */
export async function renderDigest(
  run: Run,
  content: DigestContent,
  look: Look,
  stores: Stores,
): Promise<Rendered> {
  const { house } = look;
  const { facts, voice } = await readFor(run, content, look, stores);
  const { zone } = house.settings;
  const today = dateIn(zone, content.to);
  const extras = {
    lateBy: content.lateBy,
    runId: run.id,
    agreed: await spokenWords(content.agreed ?? [], run, { stores }),
    alsoInThread: reviewsDue(content, zone).map((review) => {
      const { label } = reviewPeriod(review, today, zone, house.settings.locale);
      return review === 'month' ? `${label} in review` : `does the map still fit? ${label}`;
    }),
  };
  const message = digestMessage(facts, extras, house, voice);
  return { ...message, picture: await digestPicture(facts, house, message.blocks) };
}

/** A table or a review in the digest's thread; undefined for a part that nobody knows any more. */
export async function renderDigestPart(
  run: Run,
  content: DigestContent,
  part: string,
  look: Look,
  stores: Stores,
): Promise<Rendered | undefined> {
  const { house } = look;
  if (part === 'month') {
    const review = await readMonthReview(stores, house, content.to);
    return monthMessage(review, house, await voiceOf(look, run.workspaceId, [], stores));
  }
  if (part === 'quarter') {
    return quarterMessage(await readMapReview(stores, house, content.to), house);
  }
  const table = digestTables.find((one) => one === part);
  if (table === undefined && part !== MEETING_PART) return undefined;
  const { facts, voice } = await readFor(run, content, look, stores);
  return table === undefined
    ? meetingMessage(facts, house, voice)
    : digestPartMessage(table, facts, house, voice);
}

async function readFor(run: Run, content: DigestContent, look: Look, stores: Stores) {
  const { house } = look;
  const facts = await readDigest(stores, house, digestSlotOf(content, house.settings.zone));
  const said = (content.agreed ?? []).map(({ by }) => by);
  const voice = await voiceOf(look, run.workspaceId, [...peopleIn(facts), ...said], stores);
  return { facts, voice };
}

/** Everybody whom a digest may name. */
export function peopleIn(facts: DigestFacts): readonly (UserId | undefined)[] {
  return [
    ...facts.stuck.map(({ row }) => row.ownerId),
    ...peopleNamed(facts.needsYou),
    ...facts.closedDeals.map(({ ownerId }) => ownerId),
    ...(facts.quotes?.notSent ?? []).map(({ ownerId }) => ownerId),
    ...facts.learned.lessons.map(({ lesson }) => lesson.by),
  ];
}
