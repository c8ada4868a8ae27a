/** So many people write to one thing at once that this change found no gap; nothing was changed. */
export class Busy extends Error {
  constructor(what: string) {
    super(`${what} is being changed by many people at once`);
    this.name = 'Busy';
  }
}
