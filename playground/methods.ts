import { authTest, connectionsOpen, teamInfo } from './web-api/auth.ts';
import { blocksValidate } from './web-api/blocks.ts';
import { chatDelete, chatGetPermalink, chatUpdate } from './web-api/chat-change.ts';
import { chatPostEphemeral, chatPostMessage } from './web-api/chat-post.ts';
import {
  conversationsInfo,
  conversationsJoin,
  conversationsList,
  conversationsMembers,
  conversationsOpen,
} from './web-api/conversations.ts';
import { filesComplete, filesGetUploadUrl, filesInfo } from './web-api/files.ts';
import { conversationsHistory, conversationsReplies } from './web-api/history.ts';
import type { Method } from './web-api/method.ts';
import { usersInfo, usersList, usersProfileGet } from './web-api/users.ts';
import { viewsOpen, viewsPublish, viewsPush, viewsUpdate } from './web-api/views.ts';

/* Every Web API method that is imitated, and what of it is not. Any other answers `unknown_method`. */

export interface Support {
  readonly status: 'supported' | 'partial';
  /** What the real method does and this one does not. */
  readonly missing?: string;
}

const supported: Support = { status: 'supported' };
const partial = (missing: string): Support => ({ status: 'partial', missing });

export const support: Readonly<Record<string, Support>> = {
  'apps.connections.open': supported,
  'auth.test': supported,
  'blocks.validate': partial('the constraint of each error'),
  'chat.delete': supported,
  'chat.getPermalink': supported,
  'chat.postEphemeral': partial('delivery that fails for people who are away'),
  'chat.postMessage': partial(
    'unfurling, linking of names, custom user name and icon in the channel',
  ),
  'chat.update': partial('edit windows, file_ids, turning a reply into a broadcast'),
  'conversations.history': partial('the stricter limits of apps that are sold'),
  'conversations.info': partial('last_read, purpose, and counts of unread messages'),
  'conversations.join': supported,
  'conversations.list': supported,
  'conversations.members': supported,
  'conversations.open': partial('prevent_creation, return_im, no_op and already_open'),
  'conversations.replies': partial('the stricter limits of apps that are sold'),
  'files.completeUploadExternal': partial(
    'several channels, thumbnails, sharing some seconds later',
  ),
  'files.getUploadURLExternal': partial('snippets'),
  'files.info': partial('thumbnails, shares and comments'),
  'team.info': partial('icon and e-mail domain'),
  'users.info': partial('e-mail addresses and pictures'),
  'users.list': partial('e-mail addresses and pictures'),
  'users.profile.get': partial('custom fields'),
  'views.open': supported,
  'views.publish': supported,
  'views.push': supported,
  'views.update': supported,
};

export const methods: readonly Method[] = [
  authTest,
  blocksValidate,
  chatDelete,
  chatGetPermalink,
  chatPostEphemeral,
  chatPostMessage,
  chatUpdate,
  connectionsOpen,
  conversationsHistory,
  conversationsInfo,
  conversationsJoin,
  conversationsList,
  conversationsMembers,
  conversationsOpen,
  conversationsReplies,
  filesComplete,
  filesGetUploadUrl,
  filesInfo,
  teamInfo,
  usersInfo,
  usersList,
  usersProfileGet,
  viewsOpen,
  viewsPublish,
  viewsPush,
  viewsUpdate,
];
