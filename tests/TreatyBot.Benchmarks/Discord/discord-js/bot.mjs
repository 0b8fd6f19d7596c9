// The same job with what a team would reach for: discord.js, MiniSearch over the same passages. It keeps nothing: what it has acknowledged is lost with it.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Client, GatewayIntentBits, MessageFlags } from 'discord.js';
import MiniSearch from 'minisearch';

const [api, token, passages] = process.argv.slice(2);

// Without words like these a search takes many times as long, and finds no better.
const noise = new Set('a an and are as at be by can do does for from has have how in is it its may must of on or shall that the this to under was what when where which who will with'.split(' '));
const index = new MiniSearch({
  fields: ['title', 'heading', 'text'],
  storeFields: ['title', 'heading', 'text', 'date'],
  processTerm: (term) => (noise.has(term.toLowerCase()) ? null : term.toLowerCase()),
});
index.addAll(readFileSync(passages, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line)));

const inert = (text) => text.replace(/[\\`*_~|<>[\]#@:/]/g, '\\$&');
const answer = (question) => {
  const found = index.search(question).slice(0, 3);
  const parts = found.map(({ title, heading, text, date }) => ({
    type: 10,
    content: `> ${inert(text.slice(0, 900)).replace(/\n/g, '\n> ')}\n-# ${inert([title, heading, date].filter(Boolean).join(' · ').slice(0, 150))}`.slice(0, 1300),
  }));
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
client.on('interactionCreate', async (interaction) => {
  if (!interaction.isChatInputCommand()) return;
  await interaction.deferReply();
  await interaction.editReply(answer(interaction.options.getString('question')));
});
client.on('messageCreate', async (message) => {
  if (message.author.bot || !message.mentions.has(client.user)) return;
  await message.reply({ ...answer(message.content.replace(/<@!?\d+>/g, ' ')), nonce: `m${message.id}`, enforceNonce: true });
});
client.on('error', (error) => console.error(error));
client.on('clientReady', () => console.log('Ready: connected'));
await client.login(token);
createInterface({ input: process.stdin }).on('line', () => {
  globalThis.gc();
  const { rss, heapUsed } = process.memoryUsage();
  console.log(JSON.stringify({ resident: rss / 1024 / 1024, managed: heapUsed / 1024 / 1024 }));
}).on('close', () => process.exit(0));
