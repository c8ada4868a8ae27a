import type { JSX } from 'preact';
import type { ActInput, FaultInput } from '../../acts.ts';
import { useConfirm } from '../elements/confirm.tsx';
import { useDatabase } from '../state/database.ts';
import { usePage } from '../state/page.ts';
import { formatSlackDate } from '../text/slack-date.ts';
import { useBotNow } from './bot-time.tsx';
import { type ClockMove, clockMoves } from './clock-moves.ts';
import { DrawerFrame } from './drawer.tsx';

const START_OVER = {
  title: { type: 'plain_text', text: 'Start over?' },
  text: {
    type: 'plain_text',
    text: 'Everything goes back to how it was when the playground started.',
  },
  confirm: { type: 'plain_text', text: 'Start over' },
  deny: { type: 'plain_text', text: 'Cancel' },
  style: 'danger',
} as const;

function ClockControl(): JSX.Element {
  const { snapshot, act } = usePage();
  const { me, team } = snapshot;
  const now = useBotNow();
  const viewer = { locale: me.locale, timeZone: me.timezone, now };
  const move = ({ to }: ClockMove): void => void act({ type: 'moveClock', to });
  return (
    <section aria-labelledby="clock-title">
      <h3 id="clock-title">Clock</h3>
      <p class="clock-now">
        {formatSlackDate('{date_long}, {time}', now, viewer)}
        <small>The bot’s time, shown in {me.timezone}</small>
      </p>
      <div class="control-buttons">
        {clockMoves(now, me.timezone, team.timezone).map((one) => (
          <button key={one.label} type="button" class="button" onClick={() => move(one)}>
            {one.label}
          </button>
        ))}
        {snapshot.clock.started ? null : (
          <button
            type="button"
            class="button"
            disabled={Math.abs(snapshot.clock.offsetMs) < 1000}
            onClick={() => void act({ type: 'moveClock', to: new Date().toISOString() })}
          >
            Back to now
          </button>
        )}
      </div>
    </section>
  );
}

interface FaultSwitch {
  readonly label: string;
  readonly note: string;
  readonly act: ActInput;
}

const fault = (label: string, note: string, one: FaultInput): FaultSwitch => ({
  label,
  note,
  act: { type: 'addFault', fault: one },
});

const SWITCHES: readonly FaultSwitch[] = [
  fault('Slow', 'The next 3 calls take 6 seconds', { kind: 'slow', ms: 6000, times: 3 }),
  fault('429', 'The next post is rate limited for 5 seconds', {
    kind: 'rate-limited',
    method: 'chat.postMessage',
    retryAfter: 5,
  }),
  fault('500', 'The next 2 posts fail', {
    kind: 'error',
    method: 'chat.postMessage',
    times: 2,
  }),
  fault('Answer lost', 'The next post is made, but its answer never arrives', {
    kind: 'lost',
    method: 'chat.postMessage',
  }),
  {
    label: 'Socket drop',
    note: 'Closes the bot’s connections; it has to come back',
    act: { type: 'dropSockets' },
  },
  {
    label: 'Deliver twice',
    note: 'The next delivery to the bot comes twice',
    act: { type: 'duplicateNext' },
  },
];

function FaultControl(): JSX.Element {
  const { snapshot, act } = usePage();
  const { faults } = snapshot;
  return (
    <section aria-labelledby="faults-title">
      <h3 id="faults-title">Faults</h3>
      <ul class="faults">
        {SWITCHES.map((one) => (
          <li key={one.label}>
            <button type="button" class="button" onClick={() => void act(one.act)}>
              {one.label}
            </button>
            <small>{one.note}</small>
          </li>
        ))}
      </ul>
      {faults.length === 0 ? (
        <p class="drawer-note">No fault is waiting.</p>
      ) : (
        <>
          <ul class="active-faults" aria-label="Waiting faults">
            {faults.map((one) => (
              <li key={one.id}>
                {one.describe} <strong>× {one.left}</strong>
              </li>
            ))}
          </ul>
          <button type="button" class="button" onClick={() => void act({ type: 'clearFaults' })}>
            Clear all faults
          </button>
        </>
      )}
    </section>
  );
}

function DatabaseControl(): JSX.Element | null {
  const { paused, set } = useDatabase(usePage().snapshot.session);
  if (paused === undefined) return null;
  return (
    <section aria-labelledby="database-title">
      <h3 id="database-title">Database</h3>
      <label class="check">
        <input
          type="checkbox"
          checked={paused}
          onChange={(event) => set(event.currentTarget.checked)}
        />
        <span>
          MongoDB paused
          <small>It stands still and answers nobody until you let it go on</small>
        </span>
      </label>
    </section>
  );
}

function BotLine(): JSX.Element {
  const { transport, connections, beginning } = usePage().snapshot.bot;
  if (beginning) return <p class="drawer-note">The bot is starting. It takes up to a minute.</p>;
  if (transport === 'none') return <p class="drawer-note">The bot is not connected.</p>;
  const how =
    transport === 'http'
      ? 'signed HTTP'
      : `Socket Mode, ${connections} ${connections === 1 ? 'connection' : 'connections'}`;
  return <p class="drawer-note">The bot is connected by {how}.</p>;
}

function StartOver(): JSX.Element {
  const { snapshot, act } = usePage();
  const { beginning } = snapshot.bot;
  const ask = useConfirm();
  const start = async (): Promise<void> => {
    if (!beginning && (await ask(START_OVER))) await act({ type: 'reset' });
  };
  return (
    <section>
      <button
        type="button"
        class="button"
        aria-disabled={beginning}
        aria-busy={beginning}
        onClick={() => void start()}
      >
        Start over
      </button>
    </section>
  );
}

/** Moves the clock and makes Slack misbehave, to see what the bot does about it. */
export function Controls({ onClose }: { onClose(): void }): JSX.Element {
  return (
    <DrawerFrame title="Clock and faults" onClose={onClose}>
      <ClockControl />
      <FaultControl />
      <DatabaseControl />
      <StartOver />
      <BotLine />
    </DrawerFrame>
  );
}
