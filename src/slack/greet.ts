import { announce } from '../domain/announcement.ts';
import type { Answering } from './answer.ts';
import type { Caller, Context } from './context.ts';

type Greeted = Pick<Caller, 'member' | 'act'>;

/** A person's first use brings one message: what this is, what is kept, what to try. */
export async function greet({ member, act }: Greeted, context: Context): Promise<void> {
  const { workspaceId, userId } = member;
  const { members } = context.stores;
  if (member.welcomedAt !== undefined) return;
  const id = `${workspaceId}:${userId}/welcome`;
  const welcome = announce(id, { to: 'person', userId }, { kind: 'welcome' }, act.at);
  await members.edit(workspaceId, userId, { welcomedAt: act.at }, [welcome]);
  context.nudge();
}

/** Whoever was served is greeted afterwards, so that nobody waits for it. */
export function greeting(
  answering: Answering,
  greetOne: (caller: Greeted) => Promise<void>,
): Answering {
  return {
    ...answering,
    async answer(delivery, way, run) {
      const callers: Caller[] = [];
      await answering.answer(delivery, way, (caller) => {
        callers.push(caller);
        return run(caller);
      });
      const [caller] = callers;
      if (caller !== undefined) await answering.quietly('greet', () => greetOne(caller));
    },
  };
}
