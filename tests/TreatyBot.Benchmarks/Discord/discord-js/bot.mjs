// Answers /ask and mentions with the best passages of MiniSearch: node --expose-gc bot.mjs <api base without version> <token> <file of passages, one JSON object a line>
// Says "ready" once it is connected, and answers the line "memory" with the bytes in use on its heap.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Client, GatewayIntentBits, MessageFlags } from 'discord.js';
import MiniSearch from 'minisearch';

const [api, token, file] = process.argv.slice(2);
const QUOTES = 3;
const LONGEST = 1200;
const STOP_WORDS = new Set(
  'a an and are as at be by can do does for from how if in into is it its may of on or shall such that the their there these this to under was what when where which who whom why will with'.split(' '),
);

const passages = [];
for await (const line of createInterface({ input: createReadStream(file) })) passages.push(JSON.parse(line));
const index = new MiniSearch({
  fields: ['title', 'heading', 'text'],
  searchOptions: { boost: { title: 1.5, heading: 2 } },
  processTerm: term => {
    const word = term.toLowerCase();
    return STOP_WORDS.has(word) ? null : word;
  },
});
index.addAll(passages);

const escaped = text => text.replace(/[\\`*_~|<>[\]#@:/]/g, '\\$&');
const answer = question => {
  const parts = index.search(question).slice(0, QUOTES).map(({ id }) => {
    const { title, heading, text } = passages[id];
    const quote = escaped(text.slice(0, LONGEST)).replace(/\n/g, '\n> ');
    return { type: 10, content: `> ${quote}\n-# ${escaped(heading ? `${title} · ${heading}` : title)}`.slice(0, 1300) };
  });
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [{ type: 17, components: parts.length > 0 ? parts : [{ type: 10, content: 'Nothing found.' }] }],
    allowedMentions: { parse: [] },
  };
};

const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
  rest: { api, version: '10', globalRequestsPerSecond: 100_000 },
});
client.on('interactionCreate', async interaction => {
  if (!interaction.isChatInputCommand()) return;
  await interaction.deferReply();
  await interaction.editReply(answer(interaction.options.getString('question')));
});
client.on('messageCreate', async message => {
  if (message.author.bot || !message.mentions.has(client.user)) return;
  const question = message.content.replace(/<@!?\d+>/g, ' ').trim();
  await message.reply({ ...answer(question), nonce: `m${message.id}`, enforceNonce: true });
});
client.on('clientReady', () => console.log('ready'));
client.on('error', error => console.error(error));
await client.login(token);

for await (const line of createInterface({ input: process.stdin })) {
  if (line !== 'memory') continue;
  globalThis.gc?.();
  console.log(`memory ${process.memoryUsage().heapUsed}`);
}
