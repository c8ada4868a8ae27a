import { z } from 'zod';
import { Complaint } from './complaint.ts';
import { Zone } from './domain/dates.ts';
import type { FirstValues } from './domain/default-settings.ts';
import { ChannelId } from './domain/ids.ts';
import { Currency, KnownCurrency } from './domain/money.ts';

/** Everything wrong with the environment, one sentence each. */
export class ConfigError extends Complaint {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export interface SlackConfig {
  readonly botToken: string;
  /** How Slack reaches us. */
  readonly way:
    | { readonly kind: 'socket'; readonly appToken: string }
    | { readonly kind: 'http'; readonly signingSecret: string };
  /** Ends with a slash; absent: Slack's own. */
  readonly apiUrl?: string;
}

export interface DatabaseConfig {
  /** Absent: the embedded mongod keeps its data in `dataDir`. */
  readonly uri?: string;
  readonly dataDir: string;
}

export interface BaseConfig {
  readonly database: DatabaseConfig;
  /** The first values of an empty workspace's settings. */
  readonly first: FirstValues;
  readonly port: number;
  readonly logLevel: LogLevel;
  /** Absent for commands that need only the database. */
  readonly slack?: SlackConfig;
}

export interface Config extends BaseConfig {
  readonly slack: SlackConfig;
}

type Env = Readonly<Record<string, string | undefined>>;

const channel = ChannelId.optional();

const variables = z.object({
  SLACK_BOT_TOKEN: z
    .string()
    .startsWith('xoxb-', { error: 'must be a bot token: it starts with xoxb-' })
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .startsWith('xapp-', { error: 'must be an app-level token: it starts with xapp-' })
    .optional(),
  SLACK_SIGNING_SECRET: z.string().min(16, { error: 'is too short to be a secret' }).optional(),
  SLACK_API_URL: z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' }).optional(),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/./, { error: 'must start with mongodb:// or mongodb+srv://' })
    .optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  DEALS_CHANNEL: channel,
  MANAGERS_CHANNEL: channel,
  SUPPORT_CHANNEL: channel,
  TIMEZONE: Zone.default(Zone.parse('UTC')),
  CURRENCY: KnownCurrency.default(Currency.parse('USD')),
  LOCALE: z.string().refine(isLocale, { error: 'is not a locale, e.g. en-GB' }).default('en-US'),
  LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).default('info'),
  NODE_ENV: z.string().optional(),
});
type Variables = z.infer<typeof variables>;
/** Every variable that is read. */
export const variableNames: readonly string[] = Object.keys(variables.shape);

/**
 * The whole configuration of a running bot.
 * @throws ConfigError with every problem at once
 */
export function readConfig(env: Env): Config {
  const { values, problems } = read(env);
  const slack = values === undefined ? undefined : slackOf(values);
  const missing = missingOf(env);
  if (values === undefined || slack === undefined || problems.length + missing.length > 0) {
    throw new ConfigError([...missing, ...problems]);
  }
  return { ...baseOf(values), slack };
}

/**
 * For commands that need only the database; Slack is there when it is configured.
 * @throws ConfigError with every problem at once
 */
export function readBaseConfig(env: Env): BaseConfig {
  const { values, problems } = read(env);
  if (values === undefined || problems.length > 0) throw new ConfigError(problems);
  const slack = slackOf(values);
  return slack === undefined ? baseOf(values) : { ...baseOf(values), slack };
}

function read(env: Env): { values?: Variables; problems: readonly string[] } {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = variables.safeParse(given);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${sentence(issue)}`);
  if (given.NODE_ENV === 'production' && given.MONGODB_URI === undefined) {
    problems.push(
      'MONGODB_URI is missing: with NODE_ENV=production Milepost does not start its own database',
    );
  }
  return parsed.success ? { values: parsed.data, problems } : { problems };
}

function sentence(issue: z.core.$ZodIssue): string {
  const name = String(issue.path[0]);
  if (name.endsWith('_CHANNEL')) return "must be a channel's id, like C0123456789";
  if (name === 'PORT') return 'must be a port number';
  if (name === 'CURRENCY') return 'must be a currency code, like EUR';
  return issue.message;
}

function missingOf(env: Env): readonly string[] {
  const has = (name: string) => (env[name] ?? '').trim() !== '';
  const missing = [];
  if (!has('SLACK_BOT_TOKEN')) {
    missing.push('SLACK_BOT_TOKEN is missing: the bot token of your Slack app, xoxb-…');
  }
  if (!has('SLACK_APP_TOKEN') && !has('SLACK_SIGNING_SECRET')) {
    missing.push(
      'SLACK_APP_TOKEN (Socket Mode, xapp-…) or SLACK_SIGNING_SECRET (HTTP) is missing: one of them says how Slack reaches the bot',
    );
  }
  return missing;
}

function slackOf(values: Variables): SlackConfig | undefined {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN,
    SLACK_SIGNING_SECRET,
    SLACK_API_URL,
  } = values;
  const way =
    SLACK_APP_TOKEN !== undefined
      ? ({ kind: 'socket', appToken: SLACK_APP_TOKEN } as const)
      : SLACK_SIGNING_SECRET !== undefined
        ? ({ kind: 'http', signingSecret: SLACK_SIGNING_SECRET } as const)
        : undefined;
  if (botToken === undefined || way === undefined) return undefined;
  return {
    botToken,
    way,
    ...(SLACK_API_URL === undefined ? {} : { apiUrl: apiRoot(SLACK_API_URL) }),
  };
}

/** Of a bare host the API is at /api/, as at Slack. */
function apiRoot(given: string): string {
  const url = new URL(given);
  if (url.pathname === '/') url.pathname = '/api/';
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

function baseOf(values: Variables): BaseConfig {
  return {
    database: {
      dataDir: '.data',
      ...(values.MONGODB_URI === undefined ? {} : { uri: values.MONGODB_URI }),
    },
    first: {
      zone: values.TIMEZONE,
      locale: values.LOCALE,
      currency: values.CURRENCY,
      deals: values.DEALS_CHANNEL,
      managers: values.MANAGERS_CHANNEL,
      support: values.SUPPORT_CHANNEL,
    },
    port: values.PORT,
    logLevel: values.LOG_LEVEL,
  };
}

function isLocale(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length === 1;
  } catch {
    return false;
  }
}
