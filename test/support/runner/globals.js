/** What the runner lays out as globals; outside Jest's own runner the package itself refuses to load. */
export const { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } =
  globalThis;
