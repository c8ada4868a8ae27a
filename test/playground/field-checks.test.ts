import { describe, expect, it } from '@jest/globals';
import { fieldProblems } from '../../playground/interactions/field-checks.ts';

const problem = (element: object, value: object): string | undefined => {
  const block = { type: 'input', block_id: 'b', element: { action_id: 'v', ...element } };
  return fieldProblems([block], { b: { v: { type: 'any', ...value } } }).b;
};
const text = (length: number, element: object = {}) =>
  problem({ type: 'plain_text_input', ...element }, { value: 'x'.repeat(length) });
const files = (count: number, size: number, element: object = {}) =>
  problem(
    { type: 'file_input', ...element },
    { files: Array.from({ length: count }, () => ({ size, filetype: 'csv' })) },
  );

describe('what Slack’s own client checks of a form', () => {
  it('is that a text is as long as asked for, 3,000 characters where nothing was asked', () => {
    expect(text(3_000)).toBeUndefined();
    expect(text(3_001)).toBe('Must be at most 3000 characters.');
    expect(text(80, { max_length: 80 })).toBeUndefined();
    expect(text(81, { max_length: 80 })).toBe('Must be at most 80 characters.');
    expect(text(3, { min_length: 3 })).toBeUndefined();
    expect(text(2, { min_length: 3 })).toBe('Must be at least 3 characters.');
  });

  it('is that files are few, of 10 MB at most, and of the kinds asked for', () => {
    expect(files(10, 10_000_000)).toBeUndefined();
    expect(files(11, 1)).toBe('Please add at most 10 files.');
    expect(files(1, 10_000_001)).toBe('Files may be 10 MB at most.');
    expect(files(2, 1, { max_files: 1 })).toBe('Please add at most 1 files.');
    expect(files(1, 1, { filetypes: ['pdf'] })).toBe('Please add files of these types: pdf.');
  });

  it('is that a number is one, and within its bounds', () => {
    const number = (value: string, element: object = {}) =>
      problem({ type: 'number_input', min_value: '1', max_value: '5', ...element }, { value });

    expect(number('5')).toBeUndefined();
    expect(number('6')).toBe('Must be 5 or less.');
    expect(number('0')).toBe('Must be 1 or more.');
    expect(number('1.5')).toBe('Please enter a valid number.');
    expect(number('1.5', { is_decimal_allowed: true })).toBeUndefined();
  });
});
