import { describe, expect, it } from '@jest/globals';
import { clockMoves } from '../../playground/page/shell/clock-moves.ts';

const from = (now: string, zone: string) =>
  new Map(
    clockMoves(Date.parse(now), zone, 'Europe/Berlin').map(({ label, to }) => [label, to] as const),
  );

describe('clockMoves', () => {
  it('goes to tomorrow’s nine o’clock where the person is, when their morning message comes', () => {
    const thursday = '2026-03-05T09:00:00Z';

    expect(from(thursday, 'Asia/Kolkata').get('Tomorrow 09:00')).toBe('2026-03-06T03:30:00.000Z');
    expect(from(thursday, 'Europe/Berlin').get('Tomorrow 09:00')).toBe('2026-03-06T08:00:00.000Z');
    expect(from(thursday, 'America/New_York').get('Tomorrow 09:00')).toBe(
      '2026-03-06T14:00:00.000Z',
    );
  });

  it.each([
    ['east of the team', 'Asia/Kolkata', 'Monday 09:00 in Berlin', '2026-03-09T08:00:00.000Z'],
    ['where the team is', 'Europe/Madrid', 'Monday 09:00', '2026-03-09T08:00:00.000Z'],
    // New York has its summer time from 8 March.
    ['west of the team', 'America/New_York', 'Monday 09:00', '2026-03-09T13:00:00.000Z'],
  ])('goes to a Monday on which the digest is out, %s', (_where, zone, label, to) => {
    for (const now of ['2026-03-05T09:00:00Z', '2026-03-08T22:00:00Z', '2026-03-09T03:30:00Z']) {
      expect(from(now, zone).get(label)).toBe(to);
    }
    expect(from(to, zone).get(label)).toBe(to.replace('03-09', '03-16'));
  });
});
