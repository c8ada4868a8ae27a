import axe from 'axe-core';
import type { Page } from 'playwright-core';

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly target: unknown; readonly failureSummary?: string }[];
}

declare global {
  interface Window {
    readonly axe: {
      run(options?: object): Promise<{ violations: readonly Violation[] }>;
    };
  }
}

/** What axe-core finds that is serious or worse, one line each. */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  return lines(await violations(page));
}

/** Texts with too little contrast to what lies behind them, one line each. */
export async function faintTexts(page: Page): Promise<readonly string[]> {
  return lines(await violations(page, ['color-contrast']));
}

async function violations(page: Page, rules?: readonly string[]): Promise<readonly Violation[]> {
  // Evaluated, not added as a tag: the page's own policy allows no foreign script.
  await page.evaluate(axe.source);
  const options = rules === undefined ? {} : { runOnly: rules };
  return await page.evaluate(async (asked) => (await window.axe.run(asked)).violations, options);
}

function lines(violations: readonly Violation[]): readonly string[] {
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${JSON.stringify(node.target)} ${node.failureSummary ?? ''}`),
    );
}
