import { z } from 'zod';
import type { Core } from '../core.ts';
import type { Json } from '../json.ts';
import type { Workspace } from '../workspace.ts';

/* What a Web API method is: its name, its scopes, its arguments and what it does. */

/** `ok: false` with this error. */
export class SlackError extends Error {
  readonly code: string;
  readonly details: Json;
  constructor(code: string, details: Json = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

export interface Call {
  readonly core: Core;
  readonly workspace: Workspace;
  /** Throws `missing_scope`. */
  readonly need: (scope: string) => void;
}

export interface Method {
  readonly name: string;
  readonly token: 'bot' | 'app' | 'none';
  readonly scopes: readonly string[];
  readonly run: (call: Call, input: Json) => Json;
}

interface MethodParts<Shape extends z.ZodRawShape> {
  readonly name: string;
  readonly token?: Method['token'];
  readonly scopes?: readonly string[];
  readonly args?: Shape;
  readonly run: (call: Call, args: z.output<z.ZodObject<Shape>>) => Json;
}

const argumentError = (messages: readonly string[]) =>
  new SlackError('invalid_arguments', {
    response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
  });

function issueInWords(issue: z.core.$ZodIssue): string {
  const field = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') return `unknown argument: ${issue.keys.join(', ')}`;
  return issue.message.includes('received undefined')
    ? `missing required field: ${field}`
    : `invalid value for ${field}: ${issue.message}`;
}

/** Arguments that the method does not know are refused, which Slack does not always do. */
export function defineMethod<Shape extends z.ZodRawShape>(parts: MethodParts<Shape>): Method {
  const schema = z.strictObject(parts.args ?? ({} as Shape));
  return {
    name: parts.name,
    token: parts.token ?? 'bot',
    scopes: parts.scopes ?? [],
    run: (call, input) => {
      const { team_id: _team, token: _token, ...own } = input;
      const parsed = schema.safeParse('team_id' in schema.shape ? { ...own, team_id: _team } : own);
      if (!parsed.success) throw argumentError(parsed.error.issues.map(issueInWords));
      return parts.run(call, parsed.data);
    },
  };
}
