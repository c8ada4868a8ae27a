import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { usePage } from '../state/page.ts';
import { dateFormat } from '../text/slack-date.ts';

const TICK_MS = 5000;

/** The bot's present moment, in milliseconds; counts on by itself. */
export function useBotNow(): number {
  const { offsetMs } = usePage().snapshot.clock;
  const [real, setReal] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setReal(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return real + offsetMs;
}

export function BotTime(): JSX.Element {
  const { me, clock } = usePage().snapshot;
  const now = useBotNow();
  const viewer = { locale: me.locale, timeZone: me.timezone, now };
  const text = dateFormat(viewer, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(now);
  const moved = Math.abs(clock.offsetMs) > 1000;
  return (
    <span
      class={moved ? 'bot-time bot-time-moved' : 'bot-time'}
      title={`The bot's time in ${me.timezone}`}
    >
      {text}
    </span>
  );
}
