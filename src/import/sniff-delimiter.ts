const delimiters = [',', ';', '\t'] as const;

/** The sign that stands most often in the header line, outside quotation marks; a comma when none does. */
export function sniffDelimiter(text: string): string {
  const header =
    text
      .trimStart()
      .replaceAll(/"(?:[^"]|"")*"/g, '')
      .split(/[\r\n]/, 1)[0] ?? '';
  const counts = delimiters.map((sign) => header.split(sign).length - 1);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}
