import { Complaint } from './complaint.ts';

/** A file that people handed in cannot be used; the message is a sentence for them. */
export class FileProblem extends Complaint {
  override readonly name = 'FileProblem';
  /** Which of the files that were handed in. */
  readonly of: 'csv' | 'mapping';

  constructor(sentence: string, { of = 'csv', ...options }: FileProblemOptions = {}) {
    super(sentence, options);
    this.of = of;
  }
}

interface FileProblemOptions extends ErrorOptions {
  readonly of?: 'csv' | 'mapping';
}
