import { DateTime } from 'luxon';

export interface ClockMove {
  readonly label: string;
  /** ISO, UTC. */
  readonly to: string;
}

const MORNING = { hour: 9, minute: 0, second: 0, millisecond: 0 } as const;

function iso(moment: DateTime): string {
  return moment.toUTC().toJSDate().toISOString();
}

/** The jumps worth a button, from the bot's present moment, in the person's zone. */
export function clockMoves(now: number, zone: string): readonly ClockMove[] {
  const here = DateTime.fromMillis(now, { zone });
  const monday = here.plus({ days: 8 - here.weekday }).set(MORNING);
  return [
    { label: '+1 hour', to: iso(here.plus({ hours: 1 })) },
    { label: 'Tomorrow 09:00', to: iso(here.plus({ days: 1 }).set(MORNING)) },
    { label: 'Monday 09:00', to: iso(monday) },
    { label: '+1 week', to: iso(here.plus({ weeks: 1 })) },
  ];
}
