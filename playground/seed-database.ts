import { Zone } from '../src/domain/dates.ts';
import { WorkspaceId } from '../src/domain/ids.ts';
import { Currency } from '../src/domain/money.ts';
import { createPeopleSource } from '../src/slack/people-source.ts';
import { createSlackClient } from '../src/slack/slack-client.ts';
import { connect } from '../src/storage/connect.ts';
import { createStores } from '../src/storage/stores.ts';
import { seedDeals } from './seed-deals.ts';
import type { StandIn } from './stand-in.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };

/** Fills an empty database, as a bot beside the running one would; a database with deals stays as it is. */
export async function seedDatabase(uri: string, slack: StandIn): Promise<void> {
  const [handlers, jobs] = [await connect(uri, 'handlers'), await connect(uri, 'jobs')];
  const { bot: botToken, app: appToken } = slack.tokens;
  const way = { kind: 'socket', appToken } as const;
  const client = createSlackClient({ botToken, apiUrl: slack.apiUrl, way }, quiet);
  const clock = () => new Date(slack.clock.now());
  const stores = createStores({
    connections: { handlers, jobs },
    clock,
    time: clock,
    people: createPeopleSource(client),
    // The running bot has made the settings already.
    firstValues: {
      zone: Zone.parse('Europe/Berlin'),
      locale: 'en-GB',
      currency: Currency.parse('EUR'),
    },
    log: quiet,
  });
  const workspaceId = WorkspaceId.parse(slack.workspace.team.id);
  const deals = await stores.deals.count(workspaceId, {});
  if (deals === 0) await seedDeals(stores, workspaceId, clock());
  await stores.close();
  await Promise.all([handlers.close(), jobs.close()]);
}
