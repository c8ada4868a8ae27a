import { aPerson, type Seed, seed } from '../../../playground/team.ts';

/** The ids of so many people more: C01, C02 … */
export function crowd(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `U_C${String(index + 1).padStart(2, '0')}`);
}

/** The small team with so many people more, who are in the managers' channel too, so may move any deal. */
export function seedWithCrowd(count: number): Seed {
  const ids = crowd(count);
  return {
    ...seed,
    people: [...seed.people, ...ids.map((id) => aPerson(id, `Person ${id.slice(2)}`))],
    channels: seed.channels.map((channel) =>
      ['C_DEALS', 'C_MANAGERS'].includes(channel.id)
        ? { ...channel, members: [...channel.members, ...ids] }
        : channel,
    ),
  };
}
