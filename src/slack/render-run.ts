import type { DigestPart, MorningContent, Run } from '../domain/run.ts';
import { digestParts } from '../domain/run.ts';
import type { Stores } from '../ports.ts';
import { digestSlotOf, readDigest } from '../read-digest.ts';
import { digestPicture } from './digest-picture.ts';
import type { Look, Rendered } from './render.ts';
import { digestMessage } from './views/digest.ts';
import { MEETING_PART, meetingMessage } from './views/digest-meeting.ts';
import { digestPartMessage } from './views/digest-parts.ts';
import { morningMessage } from './views/morning.ts';
import { voiceOf } from './voice-of-look.ts';

/** A run's own message: a morning or a digest; skipped and sweeping ones say nothing. */
export async function renderRun(
  run: Run,
  look: Look,
  stores: Stores,
): Promise<Rendered | undefined> {
  switch (run.content.kind) {
    case 'morning':
      return renderMorning(run, run.content, look, stores);
    case 'digest':
      return renderDigest(run, look, stores);
    case 'skipped':
    case 'sweep':
      return undefined;
  }
}

async function renderMorning(
  { workspaceId }: Run,
  content: MorningContent,
  look: Look,
  stores: Stores,
): Promise<Rendered> {
  const [deals, member] = await Promise.all([
    stores.numbers.deals(
      workspaceId,
      content.rows.map((row) => row.dealId),
    ),
    stores.members.member(workspaceId, content.userId),
  ]);
  const voice = await voiceOf(look, workspaceId, [member.managerId], stores);
  const managerName =
    member.managerId === undefined ? 'the manager' : voice.nameOf(member.managerId);
  const facts = {
    content,
    deals: new Map(deals.map((deal) => [deal.id, deal])),
    name: member.name,
    managerName,
  };
  return morningMessage(facts, look.house, voice);
}

async function renderDigest(run: Run, look: Look, stores: Stores): Promise<Rendered | undefined> {
  const { content, workspaceId } = run;
  if (content.kind !== 'digest') return undefined;
  const { house } = look;
  const facts = await readDigest(stores, house, digestSlotOf(content, house.settings.zone));
  const owners = facts.rows.map((row) => row.ownerId);
  const voice = await voiceOf(look, workspaceId, owners, stores);
  const extras = { lateBy: content.lateBy, runId: run.id };
  const message = digestMessage(facts, extras, house, voice);
  return { ...message, picture: await digestPicture(facts, house, message.blocks) };
}

function isPart(part: string): part is DigestPart {
  return digestParts.some((one) => one === part);
}

/** A table in the digest's thread. */
export async function renderRunPart(
  run: Run,
  part: string,
  look: Look,
  stores: Stores,
): Promise<Rendered | undefined> {
  const { content, workspaceId } = run;
  if (content.kind !== 'digest') return undefined;
  const { house } = look;
  const slot = digestSlotOf(content, house.settings.zone);
  const facts = await readDigest(stores, house, slot);
  const owners = facts.rows.map((row) => row.ownerId);
  const voice = await voiceOf(look, workspaceId, owners, stores);
  if (part === MEETING_PART) return meetingMessage(facts, house, voice);
  return isPart(part) ? digestPartMessage(part, facts, house, voice) : undefined;
}
