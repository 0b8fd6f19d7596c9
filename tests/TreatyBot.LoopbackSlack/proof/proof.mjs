// Slack's own libraries against the loopback Slack. The test plays the people; this says on its output what the libraries saw, a JSON object a line.
import bolt from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';
import { WebClient } from '@slack/web-api';

const { App, Assistant, HTTPReceiver, LogLevel } = bolt;
const [scenario, slackApiUrl, token, appToken, signingSecret, channel] = process.argv.slice(2);
const clientOptions = { slackApiUrl };
const say = (what) => console.log(JSON.stringify(what));

function listen(app) {
  app.event('app_mention', async ({ event, say: answer }) => {
    await answer({ text: `bolt: ${event.text}`, thread_ts: event.thread_ts ?? event.ts, blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: 'a quote', verbatim: true } },
      { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'More' }, action_id: 'more', value: 'v' }] },
    ] });
  });
  app.message(async ({ message, say: answer }) => {
    if (message.channel_type === 'im' && !message.thread_ts) await answer(`bolt: ${message.text}`);
  });
  app.command('/ask', async ({ command, ack, respond }) => {
    await ack();
    await respond({ text: `bolt: ${command.text}`, response_type: 'ephemeral' });
  });
  app.action('more', async ({ ack, respond }) => {
    await ack();
    await respond({ text: 'bolt: more', replace_original: false });
  });
  app.shortcut('find_sources', async ({ shortcut, ack, respond }) => {
    await ack();
    await respond({ text: `bolt: ${shortcut.message.text}` });
  });
}

const assistant = new Assistant({
  threadStarted: async ({ setSuggestedPrompts, saveThreadContext }) => {
    await setSuggestedPrompts({ prompts: [{ title: 'a', message: 'b' }] });
    say({ saw: 'assistant_thread_started' });
  },
  userMessage: async ({ message, say: answer, setStatus, setTitle }) => {
    await setTitle(message.text);
    await setStatus('is looking...');
    await answer(`bolt pane: ${message.text}`);
  },
});

const failure = async (work) => {
  try {
    await work();
    return 'ok';
  } catch (error) {
    return error.data?.error ?? error.code ?? String(error);
  }
};

const scenarios = {
  async socket() {
    const app = new App({ token, appToken, socketMode: true, clientOptions, logLevel: LogLevel.ERROR });
    app.assistant(assistant);
    listen(app);
    await app.start();
  },
  async http() {
    const receiver = new HTTPReceiver({ signingSecret, endpoints: ['/slack/events', '/slack/commands', '/slack/interactions'], logLevel: LogLevel.ERROR });
    const app = new App({ token, receiver, clientOptions, logLevel: LogLevel.ERROR });
    listen(app);
    const server = await app.start({ port: 0, host: '127.0.0.1' });
    say({ port: server.address().port });
  },
  async envelopes() {
    // The first copy of each event is not acknowledged, so that it has to come again.
    const client = new SocketModeClient({ appToken, clientOptions, logLevel: LogLevel.ERROR });
    const seen = new Set();
    client.on('slack_event', async ({ ack, body, retry_num: retry, retry_reason: reason }) => {
      const id = body.event_id ?? body.trigger_id;
      const isNew = !seen.has(id);
      seen.add(id);
      say({ event: id, retry: retry ?? 0, reason: reason ?? null });
      if (!isNew) await ack();
    });
    client.on('connected', () => say({ connected: true }));
    await client.start();
  },
  async api() {
    const client = new WebClient(token, { ...clientOptions, retryConfig: { retries: 0 } });
    const patient = new WebClient(token, clientOptions);
    const button = (text, id) => ({ type: 'button', text: { type: 'plain_text', text }, action_id: id });
    const post = (message) => failure(() => client.chat.postMessage({ channel, text: 't', ...message }));
    say({ auth: (await client.auth.test()).team_id });
    say({ scopes: (await client.auth.test()).response_metadata.scopes.length > 0 });
    say({ wrongToken: await failure(() => new WebClient('xoxb-wrong', clientOptions).auth.test()) });
    say({ noChannel: await failure(() => client.chat.postMessage({ channel: 'C404', text: 't' })) });
    say({ longSection: await post({ blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } }] }) });
    say({ longHeader: await post({ blocks: [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }] }) });
    say({ manyBlocks: await post({ blocks: Array.from({ length: 51 }, () => ({ type: 'divider' })) }) });
    say({ manyButtons: await post({ blocks: [{ type: 'actions', elements: Array.from({ length: 26 }, (_, i) => button('b', `b${i}`)) }] }) });
    say({ longButton: await post({ blocks: [{ type: 'actions', elements: [button('x'.repeat(76), 'b')] }] }) });
    say({ sameButtons: await post({ blocks: [{ type: 'actions', elements: [button('a', 'b'), button('c', 'b')] }] }) });
    say({ longInAll: await post({ blocks: Array.from({ length: 5 }, () => ({ type: 'section', text: { type: 'plain_text', text: 'x'.repeat(2900) } })) }) });
    const first = await client.chat.postMessage({ channel, text: 'first', metadata: { event_type: 'proof', event_payload: { key: 'k' } } });
    for (const text of ['within', 'the burst']) await client.chat.postMessage({ channel, text });
    say({ tooSoon: await failure(() => new WebClient(token, { ...clientOptions, rejectRateLimitedCalls: true }).chat.postMessage({ channel, text: 'second' })) });
    const third = await patient.chat.postMessage({ channel, text: 'third', thread_ts: first.ts });
    say({ waited: third.ok });
    const thread = await client.conversations.replies({ channel, ts: first.ts, include_all_metadata: true });
    say({ thread: thread.messages.map((message) => message.text), metadata: thread.messages[0].metadata?.event_payload?.key ?? null });
  },
};

await scenarios[scenario]();
say({ ready: true });
process.stdin.on('end', () => process.exit(0)).resume();
