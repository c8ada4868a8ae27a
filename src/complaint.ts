/** What is wrong with what somebody asked for, in sentences of ours, one a line: all of it is shown. */
export class Complaint extends Error {
  override readonly name: string = 'Complaint';
}
