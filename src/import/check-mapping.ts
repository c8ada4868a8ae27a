import { DateTime } from 'luxon';
import { LEAVE_OUT } from '../domain/import-questions.ts';
import { type Mapping, missingHeaders } from './mapping.ts';
import { type KnownStage, stageNamed } from './stage-labels.ts';

/** Every reason why this mapping cannot read this file into this pipeline; empty: it can. */
export function checkMapping(
  mapping: Mapping,
  headers: readonly string[],
  stages: readonly KnownStage[],
): readonly string[] {
  const { closedFromStage } = mapping.defaults;
  const steps = Object.values(mapping.stages).filter((name) => name !== LEAVE_OUT);
  const targets = [...steps, ...(closedFromStage ? [closedFromStage] : [])];
  const unknown = [...new Set(targets)].filter((name) => stageNamed(name, stages) === undefined);
  const ours = stages.map(({ name }) => name).join(', ');
  const notOpen = closedFromStage && stageNamed(closedFromStage, stages)?.kind !== 'open';
  return [
    ...missingHeaders(mapping, headers),
    ...unknown.map((name) => `The mapping names a stage "${name}"; ours are ${ours}.`),
    ...contraryFormats(mapping.dates),
    ...(notOpen ? [`closedFromStage must be an open stage, and "${closedFromStage}" is not.`] : []),
  ];
}

/** A day that reads otherwise when its month comes first. */
const probe = DateTime.utc(2026, 3, 4, 10, 15);

/** Formats that read one cell as two days would let it depend on their order which it is. */
function contraryFormats({ formats, locale }: Mapping['dates']): readonly string[] {
  const zone = { zone: 'utc', locale };
  for (const format of formats) {
    const text = probe.setLocale(locale).toFormat(format);
    const own = DateTime.fromFormat(text, format, zone);
    const other = formats.find((one) => {
      const read = DateTime.fromFormat(text, one, zone);
      return read.isValid && own.isValid && !read.hasSame(own, 'day');
    });
    if (other !== undefined) {
      return [
        `dates.formats holds ${format} and ${other}, which read ${text} as two days; keep one.`,
      ];
    }
  }
  return [];
}
