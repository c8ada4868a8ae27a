const mailers = new Set(['gmail', 'outlook', 'hotmail', 'yahoo', 'icloud', 'gmx', 'web', 'proton']);

/**
 * The company a message is probably about: a mail address's or link's domain, a name after "from" or
 * "at", else its first words. A guess for a field that a person sees before anything is kept.
 */
export function guessAccount(text: string): string | undefined {
  return byDomain(text) ?? byName(text) ?? firstWords(text);
}

function byDomain(text: string): string | undefined {
  for (const [, host = ''] of text.matchAll(
    /(?:@|https?:\/\/(?:www\.)?)([a-z0-9.-]+\.[a-z]{2,})/gi,
  )) {
    const name = host.split('.').at(-2) ?? '';
    if (name.length > 1 && !mailers.has(name.toLowerCase()) && name !== 'slack')
      return capital(name);
  }
  return undefined;
}

function byName(text: string): string | undefined {
  return /\b(?:from|at|with|of)\s+(\p{Lu}[\p{L}\p{N}&.-]*(?:\s+\p{Lu}[\p{L}\p{N}&.-]*){0,3})/u
    .exec(text)?.[1]
    ?.replace(/[.-]+$/, '');
}

function firstWords(text: string): string | undefined {
  const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const first = words.slice(0, 4).join(' ').slice(0, 80);
  return first === '' ? undefined : first;
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
