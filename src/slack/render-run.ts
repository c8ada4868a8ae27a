import type { Facts } from '../domain/announcement.ts';
import type { MorningContent, Run } from '../domain/run.ts';
import type { Stores } from '../ports.ts';
import type { Look, Rendered } from './render.ts';
import { renderDigest, renderDigestPart } from './render-digest.ts';
import { morningMessage } from './views/morning.ts';
import { voiceOf } from './voice-of-look.ts';

/** A run's own message, or a part in its thread; an edit of one that was never posted says nothing. */
export async function renderRun(
  run: Run,
  facts: Facts,
  look: Look,
  stores: Stores,
): Promise<Rendered | undefined> {
  if (facts.kind === 'run-thread') return renderRunPart(run, facts.part, look, stores);
  if (facts.kind === 'run' && facts.known === true && run.message === undefined) return undefined;
  return renderMessage(run, look, stores);
}

/** A morning or a digest; skipped and sweeping ones say nothing. */
async function renderMessage(run: Run, look: Look, stores: Stores): Promise<Rendered | undefined> {
  switch (run.content.kind) {
    case 'morning':
      return renderMorning(run, run.content, look, stores);
    case 'digest':
      return renderDigest(run, run.content, look, stores);
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
  const { revisits = [], acceptances = [] } = content;
  const [deals, member] = await Promise.all([
    stores.numbers.deals(
      workspaceId,
      [...content.rows, ...revisits, ...acceptances].map((row) => row.dealId),
    ),
    stores.members.member(workspaceId, content.userId),
  ]);
  const people = [member.managerId, ...acceptances.flatMap(({ by, from }) => [by, from])];
  const voice = await voiceOf(look, workspaceId, people, stores);
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

/** A table in the digest's thread. */
async function renderRunPart(
  run: Run,
  part: string,
  look: Look,
  stores: Stores,
): Promise<Rendered | undefined> {
  const { content } = run;
  return content.kind === 'digest' ? renderDigestPart(run, content, part, look, stores) : undefined;
}
