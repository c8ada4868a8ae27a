import type { Scene } from './scenes.ts';

/** `docs/screens.md`: every picture with a line about it. */
export function screensPage(scenes: readonly Scene[]): string {
  const shown = scenes.map(({ name, alt }) => `### ${alt}\n\n![${alt}](images/${name}.png)\n`);
  return [
    '# Screens',
    '',
    'Pictures from [the playground](../playground/README.md), taken by `npm run screenshots`. The people and companies are made up.',
    '',
    ...shown,
  ].join('\n');
}
