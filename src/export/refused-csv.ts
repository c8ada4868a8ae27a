import type { RefusedRows } from '../deal-file-ports.ts';
import { writeCsv } from './write-csv.ts';

export const refusedRows: RefusedRows = {
  refusedCsv: (rows) =>
    writeCsv(
      ['Row', 'Column', 'Why'],
      rows.map(({ row, column = '', sentence }) => [row, column, sentence]),
    ),
};
