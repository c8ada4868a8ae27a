import type { Currency, Money } from '../domain/money.ts';
import { amountReadings, type DecimalSign } from './read-amount.ts';

/** A cell as it is read with one sign before the decimals. */
interface SignedAmount {
  readonly text: string;
  readonly amount: Money;
}

/** What a column of amounts says about how they are written, all of them together. */
export interface AmountsFound {
  /** Undefined: it does not matter, or the file does not decide. */
  readonly decimal?: DecimalSign;
  /** Neither sign follows from the file, and it matters. */
  readonly isOpen: boolean;
  readonly samples: Readonly<Partial<Record<DecimalSign, SignedAmount>>>;
}

const signs = ['.', ','] as const;
type Samples = Partial<Record<DecimalSign, SignedAmount>>;

/** Whether a comma groups thousands or starts cents is decided once for a file, never cell by cell. */
export function createDecimalEvidence() {
  const certain: Samples = {};
  const either: Samples = {};

  return {
    see(cell: string, currency: Currency): void {
      const text = cell.trim();
      const [one, other] = amountReadings(text, currency);
      if (one === undefined || one.minor === other?.minor) return;
      const into = other === undefined ? certain : either;
      for (const { decimal, minor } of other === undefined ? [one] : [one, other]) {
        into[decimal] ??= { text, amount: { minor, currency } };
      }
    },
    /** `usual`: the sign such files have where they do not tell. */
    found(usual?: DecimalSign): AmountsFound {
      const decided = signs.filter((sign) => certain[sign] !== undefined);
      const matters = Object.keys(either).length > 0;
      const [decimal = matters ? usual : undefined, ...contrary] = decided;
      const isOpen = contrary.length > 0 || (matters && decimal === undefined);
      return {
        ...(decimal === undefined || isOpen ? {} : { decimal }),
        isOpen,
        samples: contrary.length > 0 ? certain : { ...certain, ...either },
      };
    },
  };
}
