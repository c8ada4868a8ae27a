import { seed } from '../../team.ts';

/** Who one is when the address names nobody. */
export const FIRST_PERSON = seed.people.find((person) => !person.isBot)?.id ?? '';
