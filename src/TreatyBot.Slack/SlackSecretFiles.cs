using Microsoft.Extensions.Options;
using TreatyBot.Core.Configuration;

namespace TreatyBot.Slack;

/// <summary>Takes secrets from their files, where files are named.</summary>
internal sealed class SlackSecretFiles : IPostConfigureOptions<SlackOptions>
{
    public void PostConfigure(string? name, SlackOptions options)
    {
        options.BotToken = Secret("Slack:BotTokenFile", options.BotToken, options.BotTokenFile);
        options.AppToken = Secret("Slack:AppTokenFile", options.AppToken, options.AppTokenFile);
        options.SigningSecret = Secret("Slack:SigningSecretFile", options.SigningSecret, options.SigningSecretFile);
        for (var i = 0; i < options.Workspaces.Count; i++)
        {
            var workspace = options.Workspaces[i];
            workspace.BotToken = Secret($"Slack:Workspaces:{i}:BotTokenFile", workspace.BotToken, workspace.BotTokenFile);
        }
    }

    private static string? Secret(string key, string? given, string? file)
    {
        if (!string.IsNullOrWhiteSpace(given))
        {
            return given.Trim();
        }

        if (string.IsNullOrWhiteSpace(file))
        {
            return null;
        }

        try
        {
            var secret = SecretFile.Read(file);
            return secret.Length > 0
                ? secret
                : throw new OptionsValidationException(
                    key, typeof(SlackOptions), [$"{key}: the file '{file}' holds no token. Put the token alone into it."]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OptionsValidationException(
                key,
                typeof(SlackOptions),
                [$"{key}: the file '{file}' cannot be read ({e.Message}). Name a file that this user may read."]);
        }
    }
}
