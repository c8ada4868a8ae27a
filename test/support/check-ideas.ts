import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { z } from 'zod';

const Report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ title: z.string(), status: z.string() })),
    }),
  ),
});

/** `test/domain/moves.test.ts › goes to the next open stage` as the doc names a test. */
const named = /`(test\/[^`›]+\.test\.ts) › ([^`]+)`/g;

/** Every test that the page names, and what became of it in this run. */
function unproven(page: string, report: z.infer<typeof Report>): readonly string[] {
  const passed = new Set(
    report.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status === 'passed')
        .map(({ title }) => `${relative(process.cwd(), name)} › ${title}`),
    ),
  );
  const names = [...page.matchAll(named)].map(([, file, title]) => `${file} › ${title}`);
  if (names.length === 0) return ['the page names no test'];
  return names.filter((name) => !passed.has(name));
}

const [reportFile = '', pageFile = 'docs/sales-process.md'] = process.argv.slice(2);
const report = Report.parse(JSON.parse(readFileSync(reportFile, 'utf8')));
const missing = unproven(readFileSync(pageFile, 'utf8'), report);
for (const name of missing)
  console.error(`named in ${pageFile}, but did not run and pass: ${name}`);
process.exitCode = missing.length === 0 ? 0 : 1;
