using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using TreatyBot.Configuration;

namespace TreatyBot.CommandLine;

/// <summary>
/// What is wrong with a command line, in a sentence with the nearest word that there is. The parser's own answer is the whole help.
/// </summary>
internal static class UsageFailure
{
    /// <returns>Null where nothing is wrong.</returns>
    public static string? Explain(ParseResult parsed)
    {
        if (parsed.Action is not null and not ParseErrorAction)
        {
            return FindMistypedOption(parsed) is { } mistyped ? Sentence(parsed, mistyped) : null;
        }

        var commands = parsed.CommandResult.Command.Subcommands.Select(command => command.Name);
        var problem = FindMistypedOption(parsed)
            ?? (parsed.UnmatchedTokens is [var word, ..] ? MissingCommand(parsed, word, commands) : null)
            ?? parsed.Errors.Select(error => error.Message.TrimEnd('.') + ".").FirstOrDefault();
        return problem is null ? null : Sentence(parsed, problem);
    }

    /// <summary>Several words of which the first is near no command are a question to somebody who has forgotten <c>ask</c>.</summary>
    private static string MissingCommand(ParseResult parsed, string word, IEnumerable<string> commands)
    {
        var meant = Meant(word, commands);
        return meant == "." && parsed.CommandResult.Command is RootCommand && string.Join(' ', parsed.UnmatchedTokens).Contains(' ')
            ? $"There is no command '{word}'. To ask a question, write 'treatybot ask' before it."
            : $"There is no command '{word}'{meant}";
    }

    /// <summary>What looks like an option and is none would be taken for a part of the question. Behind <c>--</c> it may be one.</summary>
    private static string? FindMistypedOption(ParseResult parsed)
    {
        var word = parsed.Tokens
            .TakeWhile(token => token.Type != TokenType.DoubleDash)
            .FirstOrDefault(token => token.Type == TokenType.Argument && IsLikeOption(token.Value))?.Value;
        return word is null ? null : $"There is no option '{word}'{Meant(word, ListOptions(parsed.CommandResult.Command))}";
    }

    /// <summary>One or two hyphens and a word: <c>-5</c> and a question that begins with a dash are none.</summary>
    private static bool IsLikeOption(string word)
    {
        var name = word.TrimStart('-');
        return word.Length - name.Length is 1 or 2 && name.Length > 0 && char.IsAsciiLetter(name[0]) && !name.Any(char.IsWhiteSpace);
    }

    private static IEnumerable<string> ListOptions(Command command) =>
        command.Options.Select(option => option.Name)
            .Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options)
                .Where(option => option.Recursive).Select(option => option.Name));

    private static string Meant(string word, IEnumerable<string> names) =>
        NearestName.Find(word.Split('=')[0], names) is { } name ? $": did you mean '{name}'?" : ".";

    private static string Sentence(ParseResult parsed, string problem) =>
        $"{problem} 'treatybot {NameOf(parsed.CommandResult.Command)}--help' shows what there is.";

    private static string NameOf(Command command) =>
        command is RootCommand ? "" : string.Concat(command.Parents.OfType<Command>().Select(NameOf)) + command.Name + " ";
}
