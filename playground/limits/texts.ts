import { z } from 'zod';

/* Text, confirm and option objects. */

export const plain = (most: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(most),
    emoji: z.boolean().optional(),
  });

export const mrkdwn = (most: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(most),
    verbatim: z.boolean().optional(),
  });

export const anyText = (most: number) => z.discriminatedUnion('type', [plain(most), mrkdwn(most)]);

export const blockId = z.string().max(255).optional();
export const actionId = z.string().max(255).optional();
export const url = z
  .string()
  .min(1)
  .max(3000)
  .refine((value) => URL.canParse(value), { error: 'must be a valid URL' });

export const confirm = z
  .strictObject({
    title: plain(100),
    text: anyText(300),
    confirm: plain(30),
    deny: plain(30),
    style: z.enum(['primary', 'danger']).optional(),
  })
  .optional();

/** An option of a menu: its text is plain. */
export const option = z.strictObject({
  text: plain(75),
  value: z.string().min(1).max(150),
  description: plain(75).optional(),
});

interface Chosen {
  readonly value: string;
  readonly text: { readonly text: string };
  readonly description?: { readonly text: string } | undefined;
}

/** Whether each is one of the options, word for word. */
export const areAmong = (options: readonly Chosen[], chosen: readonly Chosen[]): boolean => {
  const words = ({ value, text, description }: Chosen) =>
    JSON.stringify([value, text.text, description?.text]);
  const known = new Set(options.map(words));
  return chosen.every((one) => known.has(words(one)));
};

/** An option of checkboxes and radio buttons: its text may be formatted. */
export const richOption = option.extend({
  text: anyText(75),
  description: anyText(75).optional(),
});

export const overflowOption = option.extend({ url: url.optional() });

export const optionGroup = z.strictObject({
  label: plain(75),
  options: z.array(option).min(1).max(100),
});

export const slackFile = z
  .strictObject({ id: z.string().optional(), url: z.string().optional() })
  .refine(({ id, url: link }) => (id === undefined) !== (link === undefined), {
    error: 'must have exactly one of id, url',
  });
