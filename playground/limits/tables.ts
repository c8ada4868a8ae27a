import { z } from 'zod';
import { richText } from './rich-text.ts';
import { blockId } from './texts.ts';

/* The table family and the native chart. */

const rawText = z.strictObject({ type: z.literal('raw_text'), text: z.string() });
const rawNumber = z.strictObject({
  type: z.literal('raw_number'),
  value: z.number(),
  text: z.string().optional(),
});
const cell = z.discriminatedUnion('type', [rawText, rawNumber, richText]);

export const table = z.strictObject({
  type: z.literal('table'),
  block_id: blockId,
  rows: z.array(z.array(cell).max(20)).min(1).max(100),
  column_settings: z
    .array(
      z
        .strictObject({
          align: z.enum(['left', 'center', 'right']).optional(),
          is_wrapped: z.boolean().optional(),
        })
        .nullable(),
    )
    .max(20)
    .optional(),
});

const dataCells = z.array(cell).min(1).max(20);

export const dataTable = z
  .strictObject({
    type: z.literal('data_table'),
    block_id: blockId,
    caption: z.string().min(1),
    rows: z.array(dataCells).min(2).max(201),
    page_size: z.number().int().min(1).max(100).optional(),
    row_header_column_index: z.number().int().min(0).max(19).optional(),
  })
  .refine(({ rows }) => rows.every(({ length }) => length === rows[0]?.length), {
    error: 'all rows must have the same number of cells',
    path: ['rows'],
  })
  .refine(({ rows }) => rows[0]?.every(({ type }) => type !== 'rich_text') ?? true, {
    error: 'the header row must not hold rich_text',
    path: ['rows', 0],
  });

const label = z.string().min(1).max(20);
const axisLabel = z.string().max(50).optional();
const isUnique = (values: readonly string[]) => new Set(values).size === values.length;

const seriesChart = <const T extends string>(type: T) =>
  z
    .strictObject({
      type: z.literal(type),
      series: z
        .array(
          z.strictObject({
            name: label,
            data: z
              .array(z.strictObject({ label, value: z.number() }))
              .min(1)
              .max(20),
          }),
        )
        .min(1)
        .max(12),
      axis_config: z.strictObject({
        categories: z.array(label).min(1).max(20).refine(isUnique, { error: 'must be unique' }),
        x_label: axisLabel,
        y_label: axisLabel,
      }),
    })
    .refine(({ series }) => isUnique(series.map(({ name }) => name)), {
      error: 'series names must be unique',
      path: ['series'],
    })
    .refine(
      ({ series, axis_config: { categories } }) =>
        series.every(
          ({ data }) =>
            data.length === categories.length &&
            categories.every((category) => data.some((point) => point.label === category)),
        ),
      { error: 'every series must have one point per category', path: ['series'] },
    );

const pie = z.strictObject({
  type: z.literal('pie'),
  segments: z
    .array(z.strictObject({ label, value: z.number().positive() }))
    .min(1)
    .max(12),
});

export const dataVisualization = z.strictObject({
  type: z.literal('data_visualization'),
  block_id: blockId,
  title: z.string().min(1).max(50),
  chart: z.discriminatedUnion('type', [
    pie,
    seriesChart('line'),
    seriesChart('bar'),
    seriesChart('area'),
  ]),
});
