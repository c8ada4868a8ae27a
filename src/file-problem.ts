/** A file that people handed in cannot be used; the message is a sentence for them. */
export class FileProblem extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'FileProblem';
  }
}
