import { useMemo } from 'preact/hooks';
import type { Names } from '../text/names.ts';
import type { Page } from './page.ts';

const MINUTE = 60_000;

/** Who is who, for the texts on the page; a new value only when one of the answers could change. */
export function useNamesOf(page: Page): Names {
  const { people, channels, me, clock } = page.snapshot;
  const minute = Math.floor((Date.now() + clock.offsetMs) / MINUTE);
  const { go } = page;
  return useMemo(() => {
    const persons = new Map(people.map((person) => [person.id, person.realName]));
    const rooms = new Map(channels.map((channel) => [channel.id, channel.name]));
    return {
      viewer: { locale: me.locale, timeZone: me.timezone, now: minute * MINUTE },
      personId: me.id,
      userName: (id) => persons.get(id) ?? id,
      channelName: (id) => rooms.get(id) ?? 'private-channel',
      openChannel: (id) => go({ kind: 'channel', id }),
      fileUrl: (id) => `/files/${encodeURIComponent(id)}`,
    };
  }, [people, channels, me, minute, go]);
}
