import type { ModalView } from '@slack/types';
import type { Deal } from '../../domain/deal.ts';
import type { Refusal } from '../../domain/decision.ts';
import { refuse } from '../change-deal.ts';
import type { Caller, Context } from '../context.ts';
import { namedDeal } from '../named-deal.ts';
import { voiceFor } from '../people.ts';
import type { Reply } from '../reply.ts';
import type { Voice } from '../views/voice.ts';
import { withNames } from '../with-names.ts';

/** Opens a modal about the deal that the words name, unless it would be refused anyway. */
export async function openAbout(
  asked: {
    readonly words: string;
    readonly command: string;
    readonly barred: (deal: Deal) => Refusal | undefined;
    readonly view: (deal: Deal, voice: Voice, rest: string) => ModalView;
  },
  caller: Caller,
  context: Context,
): Promise<Reply> {
  const named = await namedDeal(asked.words, asked.command, caller, context);
  if (!named.ok) return named.reply;
  const refusal = asked.barred(named.deal);
  if (refusal !== undefined) return refuse(refusal, caller, context);
  const voice = await voiceFor(caller, context);
  const rest = await withNames(named.rest, caller, context);
  return { kind: 'open', view: asked.view(named.deal, voice, rest) };
}
