import type { PersonDriver } from '../../playground/person/person.ts';

export interface Effort {
  readonly taps: number;
  readonly words: number;
}

/** A person whose taps are counted: a button, a select or a date is one; what is typed counts as words. */
export function countingHands(person: PersonDriver): PersonDriver & { effort(): Effort } {
  const count = { taps: 0, words: 0 };
  const typed = new Set(['plain_text_input', 'number_input', 'rich_text_input']);
  return {
    ...person,
    effort: () => ({ ...count }),
    types: (channel, line) => {
      count.words += line.split(/\s+/).length;
      return person.types(channel, line);
    },
    clicks: (label, options) => {
      count.taps += 1;
      return person.clicks(label, options);
    },
    chooses: (menu, wanted, options) => {
      count.taps += 1;
      return person.chooses(menu, wanted, options);
    },
    submits: () => {
      count.taps += 1;
      return person.submits();
    },
    uses: (name, on) => {
      count.taps += on === undefined ? 1 : 2;
      return person.uses(name, on);
    },
    fills: (values) => {
      const fields = person.modal().fields;
      for (const [label, wanted] of Object.entries(values)) {
        const field = fields.find((one) => one.label === label);
        if (field !== undefined && typed.has(field.type)) {
          count.words += String(wanted).split(/\s+/).length;
        } else count.taps += 1;
      }
      return person.fills(values);
    },
  };
}
