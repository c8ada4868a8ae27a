/** Puts JSON where Slack's Block Kit Builder takes it from: the clipboard. */
export async function copyForBuilder(
  content: unknown,
  notice: (text: string) => void,
): Promise<void> {
  try {
    await navigator.clipboard.writeText(JSON.stringify(content, null, 2));
    notice('Copied. Paste it into Block Kit Builder.');
  } catch {
    notice('The browser did not allow copying.');
  }
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** The blocks or the view that a request carried, in the Builder's form; undefined when it had none. */
export function builderContent(request: unknown): unknown {
  const body = asObject(request);
  const parsed = (value: unknown): unknown => (typeof value === 'string' ? fromJson(value) : value);
  const view = parsed(body.view);
  if (typeof view === 'object' && view !== null) return view;
  const blocks = parsed(body.blocks);
  return Array.isArray(blocks) ? { blocks } : undefined;
}
