// The same job with what a team would reach for: @slack/bolt over Socket Mode, MiniSearch over the same passages. It keeps nothing: what it has acknowledged is lost with it.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import bolt from '@slack/bolt';
import MiniSearch from 'minisearch';

const [slackApiUrl, token, appToken, passages] = process.argv.slice(2);
const say = (what) => console.log(JSON.stringify(what));

// Without words like these a search takes many times as long, and finds no better.
const noise = new Set('a an and are as at be by can do does for from has have how in is it its may must of on or shall that the this to under was what when where which who will with'.split(' '));
const index = new MiniSearch({
  fields: ['title', 'heading', 'text'],
  storeFields: ['title', 'heading', 'text', 'date'],
  processTerm: (term) => (noise.has(term.toLowerCase()) ? null : term.toLowerCase()),
});
index.addAll(readFileSync(passages, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line)));

const app = new bolt.App({ token, appToken, socketMode: true, clientOptions: { slackApiUrl }, logLevel: bolt.LogLevel.ERROR });
app.event('app_mention', async ({ event, say: answer }) => {
  const found = index.search(event.text.replace(/<@[^>]+>/g, '')).slice(0, 3);
  const blocks = found.flatMap(({ title, heading, text, date }) => [
    { type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: text.slice(0, 2900) }] }] },
    { type: 'context', elements: [{ type: 'plain_text', text: [title, heading, date].filter(Boolean).join(' · ').slice(0, 300) }] },
  ]);
  await answer({
    thread_ts: event.thread_ts ?? event.ts,
    text: found.length > 0 ? found[0].text.slice(0, 2900) : 'Nothing found.',
    ...(blocks.length > 0 ? { blocks } : {}),
    unfurl_links: false,
  });
});
await app.start();
say({ ready: true });
createInterface({ input: process.stdin }).on('line', () => {
  globalThis.gc();
  const { rss, heapUsed } = process.memoryUsage();
  say({ resident: rss / 1024 / 1024, managed: heapUsed / 1024 / 1024 });
}).on('close', () => process.exit(0));
