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

/** Nine o'clock of that day, here or where the team is, whichever is later: by then both have been. */
function laterMorning(day: DateTime, teamZone: string): DateTime {
  const there = day.setZone(teamZone, { keepLocalTime: true });
  return DateTime.max(day.set(MORNING), there.set(MORNING));
}

/** The team's digest comes at the team's nine o'clock, the person's morning message at their own. */
function monday(here: DateTime, teamZone: string): ClockMove {
  const day = here.startOf('week');
  const thisWeek = laterMorning(day, teamZone);
  const at = thisWeek > here ? thisWeek : laterMorning(day.plus({ weeks: 1 }), teamZone);
  const city = teamZone.split('/').at(-1)?.replaceAll('_', ' ');
  return {
    label: at.zoneName === here.zoneName ? 'Monday 09:00' : `Monday 09:00 in ${city}`,
    to: iso(at),
  };
}

/** The jumps worth a button, from the bot's present moment, in the person's zone. */
export function clockMoves(now: number, zone: string, teamZone: string): readonly ClockMove[] {
  const here = DateTime.fromMillis(now, { zone });
  return [
    { label: '+1 hour', to: iso(here.plus({ hours: 1 })) },
    { label: 'Tomorrow 09:00', to: iso(here.plus({ days: 1 }).set(MORNING)) },
    monday(here, teamZone),
    { label: '+1 week', to: iso(here.plus({ weeks: 1 })) },
  ];
}
