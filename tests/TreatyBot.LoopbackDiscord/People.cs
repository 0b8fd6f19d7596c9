using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TreatyBot.LoopbackDiscord.Gateway;
using TreatyBot.LoopbackDiscord.World;

namespace TreatyBot.LoopbackDiscord;

/// <summary>What people do in Discord.</summary>
public sealed class People(LoopbackWorld world, GatewayServer gateway)
{
    private const int Guilds = 1;
    private const int GuildMessages = 1 << 9;
    private const int DirectMessages = 1 << 12;
    private const int MessageContent = 1 << 15;

    /// <summary>How a mention of the bot is written.</summary>
    public const string Bot = $"<@{LoopbackWorld.BotId}>";

    /// <summary>Somebody writes a message.</summary>
    /// <param name="channel">Where.</param>
    /// <param name="user">Who.</param>
    /// <param name="content">What; mentions as Discord writes them.</param>
    /// <param name="replyTo">The message that it replies to.</param>
    /// <param name="ping">Whether a reply pings the author of that message.</param>
    public LoopbackMessage Write(LoopbackChannel channel, string user, string content, string? replyTo = null, bool ping = true)
    {
        lock (world.Gate)
        {
            var mentions = Regex.Matches(content, "<@!?(?<id>[0-9]+)>", RegexOptions.None, TimeSpan.FromSeconds(1))
                .Select(match => match.Groups["id"].Value)
                .ToList();
            if (ping && replyTo is not null)
            {
                mentions.Add(world.MessagesById[replyTo].AuthorId);
            }

            var message = new LoopbackMessage(world.NextId(), channel.Id, user)
            {
                Content = content,
                ReplyTo = replyTo,
                Type = replyTo is null ? 0 : 19,
                Mentions = [.. mentions.Distinct(StringComparer.Ordinal)],
                MentionedRoles = [
                    .. Regex.Matches(content, "<@&(?<id>[0-9]+)>", RegexOptions.None, TimeSpan.FromSeconds(1))
                        .Select(match => match.Groups["id"].Value),
                ],
            };
            world.MessagesById[message.Id] = message;
            Tell("MESSAGE_CREATE", channel, message);
            return message;
        }
    }

    /// <summary>Somebody opens a post in a forum.</summary>
    /// <returns>The post's thread, and the message that opens it.</returns>
    public (LoopbackChannel Thread, LoopbackMessage Message) Post(LoopbackChannel forum, string user, string title, string content)
    {
        lock (world.Gate)
        {
            var thread = new LoopbackChannel(world.NextId(), 11, forum.GuildId, forum.Id) { Name = title };
            world.Channels[thread.Id] = thread;
            gateway.Dispatch("THREAD_CREATE", forum.GuildId, Guilds, _ =>
            {
                var payload = Payloads.Channel(thread);
                payload["newly_created"] = true;
                payload["owner_id"] = user;
                return payload;
            });

            // The opening message bears the number of its thread.
            var message = new LoopbackMessage(thread.Id, thread.Id, user)
            {
                Content = content,
                Mentions = content.Contains(Bot, StringComparison.Ordinal) ? [LoopbackWorld.BotId] : [],
            };
            world.MessagesById[message.Id] = message;
            Tell("MESSAGE_CREATE", thread, message);
            return (thread, message);
        }
    }

    public void Edit(LoopbackMessage message, string content)
    {
        lock (world.Gate)
        {
            message.Content = content;
            message.EditedAt = world.Now;
            message.Mentions = [
                .. Regex.Matches(content, "<@!?(?<id>[0-9]+)>", RegexOptions.None, TimeSpan.FromSeconds(1))
                    .Select(match => match.Groups["id"].Value),
            ];
            Tell("MESSAGE_UPDATE", world.Channels[message.ChannelId], message);
        }
    }

    public void Delete(LoopbackMessage message)
    {
        lock (world.Gate)
        {
            message.IsDeleted = true;
            var channel = world.Channels[message.ChannelId];
            gateway.Dispatch(
                "MESSAGE_DELETE",
                channel.GuildId,
                channel.GuildId is null ? DirectMessages : GuildMessages,
                _ => new JsonObject { ["id"] = message.Id, ["channel_id"] = channel.Id, ["guild_id"] = channel.GuildId });
        }
    }

    /// <summary>Somebody uses a slash command.</summary>
    public LoopbackInteraction Use(LoopbackChannel channel, string user, string command, params (string Name, JsonNode Value)[] options) =>
        Interact(channel, user, 2, new JsonObject
        {
            ["id"] = "1",
            ["name"] = command,
            ["type"] = 1,
            ["options"] = Options(options, focused: null),
        });

    /// <summary>Somebody is typing in an option.</summary>
    public LoopbackInteraction Type(LoopbackChannel channel, string user, string command, string option, string text) =>
        Interact(channel, user, 4, new JsonObject
        {
            ["id"] = "1",
            ["name"] = command,
            ["type"] = 1,
            ["options"] = Options([(option, text)], option),
        });

    /// <summary>Somebody uses a command on a message.</summary>
    public LoopbackInteraction UseOn(LoopbackChannel channel, string user, string command, LoopbackMessage message)
    {
        lock (world.Gate)
        {
            return Interact(
                channel,
                user,
                2,
                new JsonObject
                {
                    ["id"] = "1",
                    ["name"] = command,
                    ["type"] = 3,
                    ["target_id"] = message.Id,
                    ["resolved"] = new JsonObject { ["messages"] = new JsonObject { [message.Id] = Payloads.Message(world, message) } },
                });
        }
    }

    /// <summary>Somebody presses a button.</summary>
    public LoopbackInteraction Press(LoopbackMessage message, string user, string customId)
    {
        lock (world.Gate)
        {
            return Interact(
                world.Channels[message.ChannelId],
                user,
                3,
                new JsonObject { ["custom_id"] = customId, ["component_type"] = 2, ["id"] = 1 },
                Payloads.Message(world, message));
        }
    }

    /// <summary>Somebody fills in the modal that a press has opened, and sends it.</summary>
    public LoopbackInteraction FillIn(LoopbackInteraction opened, string text)
    {
        lock (world.Gate)
        {
            var label = opened.Modal!["components"]![0]!;
            var input = label["component"]!;
            if (text.Length > (int)input["max_length"]!)
            {
                throw new ArgumentException("Discord does not let a person send so much.", nameof(text));
            }

            return Interact(
                opened.Channel,
                opened.UserId,
                5,
                new JsonObject
                {
                    ["custom_id"] = (string)opened.Modal["custom_id"]!,
                    ["components"] = new JsonArray(new JsonObject
                    {
                        ["type"] = 18,
                        ["id"] = 1,
                        ["component"] = new JsonObject
                        {
                            ["type"] = 4, ["id"] = 2, ["custom_id"] = (string)input["custom_id"]!, ["value"] = text,
                        },
                    }),
                });
        }
    }

    /// <summary>The bot is removed from a guild.</summary>
    public void RemoveBot(string guildId)
    {
        lock (world.Gate)
        {
            world.Guilds[guildId].Remove(LoopbackWorld.BotId);
            gateway.Dispatch("GUILD_DELETE", guildId, 1, _ => new JsonObject { ["id"] = guildId });
        }
    }

    private static JsonArray Options((string Name, JsonNode Value)[] options, string? focused) =>
    [
        .. options.Select(option =>
        {
            var written = new JsonObject
            {
                ["name"] = option.Name,
                ["type"] = option.Value.GetValueKind() == System.Text.Json.JsonValueKind.String ? 3 : 5,
                ["value"] = option.Value.DeepClone(),
            };
            if (option.Name == focused)
            {
                written["focused"] = true;
            }

            return written;
        }),
    ];

    private LoopbackInteraction Interact(LoopbackChannel channel, string user, int type, JsonObject data, JsonObject? message = null)
    {
        lock (world.Gate)
        {
            var interaction = new LoopbackInteraction(
                world.NextId(), "tok-" + Guid.NewGuid().ToString("N"), type, user, channel, Stopwatch.GetTimestamp());
            world.Interactions[interaction.Id] = world.InteractionsByToken[interaction.Token] = interaction;
            var payload = new JsonObject
            {
                ["id"] = interaction.Id,
                ["application_id"] = LoopbackWorld.ApplicationId,
                ["type"] = type,
                ["token"] = interaction.Token,
                ["version"] = 1,
                ["data"] = data,
                ["channel_id"] = channel.Id,
                ["channel"] = Payloads.Channel(channel),
                ["locale"] = "en-GB",
                ["app_permissions"] = "1024",
                ["entitlements"] = new JsonArray(),
                ["authorizing_integration_owners"] = new JsonObject(),
                ["context"] = channel.GuildId is null ? 1 : 0,
                ["attachment_size_limit"] = 10_485_760,
            };
            if (channel.GuildId is { } guild)
            {
                payload["guild_id"] = guild;
                payload["guild_locale"] = "en-US";
                payload["guild"] = new JsonObject { ["id"] = guild, ["locale"] = "en-US", ["features"] = new JsonArray() };
                payload["member"] = Payloads.Member(user);
            }
            else
            {
                payload["user"] = Payloads.User(user);
            }

            if (message is not null)
            {
                payload["message"] = message;
            }

            gateway.Dispatch("INTERACTION_CREATE", channel.GuildId, 0, _ => payload.DeepClone());
            return interaction;
        }
    }

    /// <summary>Without the intent for it, text is told only where the bot is addressed.</summary>
    private void Tell(string name, LoopbackChannel channel, LoopbackMessage message)
    {
        gateway.Dispatch(
            name,
            channel.GuildId,
            channel.GuildId is null ? DirectMessages : GuildMessages,
            intents =>
            {
                var payload = Payloads.Message(world, message);
                if (channel.GuildId is not null)
                {
                    payload["member"] = Payloads.Member(message.AuthorId);
                }

                if (channel.GuildId is not null && !message.Mentions.Contains(LoopbackWorld.BotId) && (intents & MessageContent) == 0)
                {
                    payload["content"] = "";
                }

                return payload;
            });
    }
}
