import { FileProblem } from '../file-problem.ts';

/** How files begin that people take for CSV. */
const otherKinds: readonly (readonly [signature: string, kind: string])[] = [
  ['PK\u0003\u0004', 'an Excel workbook or another zip file'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Excel workbook'],
  ['%PDF', 'a PDF'],
  ['\u0089PNG', 'a picture'],
];

/**
 * The bytes themselves, unless their beginning tells that they are something else.
 * @throws FileProblem
 */
export async function* csvBytes(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let isEmpty = true;
  for await (const piece of bytes) {
    if (isEmpty && piece.length > 0) {
      refuseOtherKinds(piece);
      isEmpty = false;
    }
    yield piece;
  }
  if (isEmpty) throw new FileProblem('The file is empty.');
}

function refuseOtherKinds(piece: Uint8Array): void {
  const start = Buffer.from(piece.subarray(0, 8)).toString('latin1');
  const kind = otherKinds.find(([signature]) => start.startsWith(signature))?.[1];
  if (kind === undefined) return;
  throw new FileProblem(`This is not a CSV file but ${kind}. Save it as CSV and try again.`);
}
