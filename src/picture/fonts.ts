import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { escapeXml } from './plain-text.ts';

const require = createRequire(import.meta.url);

/** Ours first; the machine's own for scripts that ours do not have. */
const bundled = [
  ['@expo-google-fonts/inter', '400Regular'],
  ['@expo-google-fonts/inter', '600SemiBold'],
  ['@expo-google-fonts/noto-emoji', '400Regular'],
] as const;
const ofTheMachine = [
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  '/System/Library/Fonts',
  '/Library/Fonts',
];

let done = false;

/**
 * Tells fontconfig where the bundled fonts are; without it a machine without fonts draws boxes. Must
 * run before the first text is drawn, since fontconfig reads its file once.
 */
export function useBundledFonts(): void {
  if (done) return;
  done = true;
  const folder = mkdtempSync(join(tmpdir(), 'milepost-fonts-'));
  const file = join(folder, 'fonts.conf');
  writeFileSync(file, fontsConf(join(folder, 'cache')));
  process.env.FONTCONFIG_FILE = file;
  // On macOS the default looks past fontconfig.
  process.env.PANGOCAIRO_BACKEND = 'fontconfig';
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}

function fontsConf(cache: string): string {
  const own = bundled.map(([name, weight]) =>
    join(dirname(require.resolve(`${name}/package.json`)), weight),
  );
  const folders = [...own, ...ofTheMachine].map((folder) => `<dir>${escapeXml(folder)}</dir>`);
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.join('\n')}
<cachedir>${escapeXml(cache)}</cachedir>
</fontconfig>
`;
}
