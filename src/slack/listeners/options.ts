import type { Option, OptionGroup } from '@slack/types';
import { inTime } from '../in-time.ts';
import { returnedModal } from '../modal-view.ts';
import { optionsBody } from '../payloads.ts';
import type { Listening } from './listening.ts';

type Suggested = { readonly options: Option[] } | { readonly option_groups: OptionGroup[] };

const suggestWithinMs = 2_200;
const nothing: Suggested = { options: [] };

/** Type-ahead: what is not there in time is an empty list, and the next letter asks again. */
export function listenToOptions({ app, answering, dispatch, context }: Listening): void {
  app.options(/.*/, async ({ ack, body }) => {
    const asked = optionsBody.parse(body);
    const found = { current: nothing };
    const search = answering.quietly('options', async () => {
      found.current = await suggest(asked);
    });
    await inTime(search, suggestWithinMs);
    await ack(found.current);
  });

  async function suggest(asked: ReturnType<typeof optionsBody.parse>): Promise<Suggested> {
    const { user, team, action_id: actionId, block_id: blockId, value: query } = asked;
    const handler = dispatch.options(actionId);
    const modal = asked.view?.type === 'modal' ? returnedModal(asked.view) : undefined;
    const welcomed = await answering.welcome({
      kind: 'options',
      userId: user.id,
      teamOfUser: user.team_id ?? team?.id,
      origin: modal?.from ?? (asked.channel === undefined ? {} : { channel: asked.channel.id }),
      key: '',
    });
    if (handler === undefined || !('caller' in welcomed)) return nothing;
    const metadata = modal?.metadata ?? '';
    const options = await handler.suggest(
      { actionId, blockId, query, metadata },
      welcomed.caller,
      context,
    );
    return 'groups' in options ? { option_groups: [...options.groups] } : { options: [...options] };
  }
}
