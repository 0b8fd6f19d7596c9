// Drives the loopback Discord with discord.js: node proof.mjs <api base without version> <token> <channel id>
// Prints one line for each thing that happened; the test around it plays the people and compares.
import { Client, GatewayIntentBits, MessageFlags, REST, Routes, SlashCommandBuilder, DiscordAPIError } from 'discord.js';

const [api, token, channelId] = process.argv.slice(2);
const say = (...words) => console.log(words.join(' '));
const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
  rest: { api, version: '10' },
  shards: 'auto',
});
const text = content => ({ flags: MessageFlags.IsComponentsV2, components: [{ type: 10, content }] });
const refused = async (name, action) => {
  try {
    await action();
    say(name, 'taken');
  } catch (error) {
    say(name, error instanceof DiscordAPIError ? error.code : error.message);
  }
};

client.rest.on('rateLimited', limit => say('limited', limit.global));
client.on('shardResume', () => say('resumed'));
client.on('messageCreate', async message => {
  if (message.author.bot || !message.mentions.has(client.user)) return;
  say('mentioned', message.content.length > 0);
  const reply = await message.reply({ ...text('a reply'), nonce: 'n' + message.id, enforceNonce: true, allowedMentions: { parse: [] } });
  const again = await message.reply({ ...text('a reply'), nonce: 'n' + message.id, enforceNonce: true, allowedMentions: { parse: [] } });
  say('nonce', reply.id === again.id);
});
client.on('interactionCreate', async interaction => {
  if (interaction.isAutocomplete()) {
    await interaction.respond([{ name: 'one', value: 'one' }]);
    say('proposed');
  } else if (interaction.isButton()) {
    await interaction.reply({ ...text('pressed'), flags: MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral });
    say('pressed');
  } else if (interaction.isChatInputCommand() && interaction.options.getString('question') === 'late') {
    await new Promise(resolve => setTimeout(resolve, 1500));
    await refused('late', () => interaction.deferReply());
  } else if (interaction.isChatInputCommand()) {
    await interaction.deferReply();
    await refused('twice', () => client.rest.post(Routes.interactionCallback(interaction.id, interaction.token), { body: { type: 5 }, auth: false }));
    await interaction.editReply(text('an answer'));
    say('answered');
  }
});
client.on('clientReady', async () => {
  say('ready', client.user.id === '900000000000000001', client.guilds.cache.size, client.ws.shards.size);
  await client.application.commands.set([
    new SlashCommandBuilder().setName('ask').setDescription('Ask').addStringOption(option => option.setName('question').setDescription('What').setRequired(true).setAutocomplete(true)),
  ]);
  say('commands', (await client.application.commands.fetch()).size);
  const channel = await client.channels.fetch(channelId);
  await refused('long', () => channel.send(text('x'.repeat(4001))));
  await refused('empty', () => channel.send({ content: '' }));
  await refused('both', () => channel.send({ ...text('x'), content: 'y' }));
  await refused('button', () => channel.send({ flags: MessageFlags.IsComponentsV2, components: [{ type: 1, components: [{ type: 2, style: 1, label: 'x' }] }] }));
  await refused('unknown', () => channel.send({ ...text('x'), reply: { messageReference: '1', failIfNotExists: true } }));
  await refused('wrong-token', () => new REST({ api, version: '10' }).setToken('wrong').get(Routes.user('@me')));
  for (let i = 0; i < 7; i++) await channel.send(text('burst ' + i));
  say('burst done');
  say('waiting');
});
client.on('error', error => say('error', error.message));
await client.login(token);
process.stdin.on('data', async data => {
  if (String(data).trim() === 'end') {
    await client.destroy();
    process.exit(0);
  }
});
