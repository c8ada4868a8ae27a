/* The app's credentials in this workspace, and whether they still hold. */

export interface Tokens {
  readonly bot: string;
  readonly app: string;
  readonly signingSecret: string;
  /** Every later call with the bot token is answered with this error. */
  readonly revoke: (error?: 'token_revoked' | 'account_inactive' | 'invalid_auth') => void;
  readonly restore: () => void;
  readonly kindOf: (token: string) => 'bot' | 'app' | { readonly error: string };
}

export interface TokenOptions {
  readonly bot?: string;
  readonly app?: string;
  readonly signingSecret?: string;
}

export function createTokens(options: TokenOptions): Tokens {
  const bot = options.bot ?? 'xoxb-playground';
  const app = options.app ?? 'xapp-playground';
  let revoked: string | undefined;
  return {
    bot,
    app,
    signingSecret: options.signingSecret ?? 'playground-signing-secret',
    revoke: (error = 'token_revoked') => {
      revoked = error;
    },
    restore: () => {
      revoked = undefined;
    },
    kindOf: (token) => {
      if (token === '') return { error: 'not_authed' };
      if (token !== bot && token !== app) return { error: 'invalid_auth' };
      if (revoked) return { error: revoked };
      return token === bot ? 'bot' : 'app';
    },
  };
}
