import type { HomeView } from '@slack/types';
import type { UserId } from '../domain/ids.ts';
import type { Answering } from './answer.ts';
import type { Context } from './context.ts';
import type { Mouth } from './mouth.ts';
import type { Surface } from './surface.ts';

interface HomeParts {
  readonly answering: Answering;
  readonly surface: Surface;
  readonly context: Context;
  readonly mouth: Mouth;
}

/** App Home as it is now; whoever is not served reads why. */
export async function publishHome(
  { answering, surface, context, mouth }: HomeParts,
  userId: UserId,
): Promise<void> {
  await answering.quietly('home', async () => {
    const origin = { home: true };
    const welcomed = await answering.welcome({ kind: 'home', userId, origin, key: '' });
    const view =
      'caller' in welcomed
        ? await surface.home(welcomed.caller, context)
        : refusedHome(welcomed.refused.kind === 'message' ? welcomed.refused.message.blocks : []);
    await mouth.publishHome(userId, view);
  });
}

function refusedHome(blocks: readonly HomeView['blocks'][number][]): HomeView {
  return { type: 'home', blocks: [...blocks] };
}
