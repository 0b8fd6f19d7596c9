using System.Globalization;
using System.Text.RegularExpressions;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Understanding;

/// <summary>Finds the version that a question asks about: "2.4.1", "version 3.1", "what was fixed in 3.0?", "the latest release".</summary>
internal static partial class VersionFinder
{
    /// <summary>What stands before the number of a version in a heading or a question.</summary>
    private static readonly string[] Prefixes = ["", "v"];

    private static readonly HashSet<string> VersionWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "version", "release", "ver",
    };

    private static readonly HashSet<string> Newest = new(StringComparer.OrdinalIgnoreCase) { "latest", "newest", "last", "current" };

    /// <summary>Before a number of one point that nothing is counted by: "in 3.0", "does 4.2 say".</summary>
    private static readonly HashSet<string> BeforeNumber = new(StringComparer.OrdinalIgnoreCase)
    {
        "in", "of", "to", "from", "for", "since", "with", "by", "under", "does", "did", "is", "was",
    };

    public static ClauseReference? Find(string question, IReadOnlyList<Token> tokens, ISet<int> places)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            var version = Version().Match(Word(question, tokens[at]));
            var called = !version.Success ? -1 : IsVersionWord(at - 1) ? at - 1 : IsVersionWord(at + 1) ? at + 1 : -1;
            var isVersion = called >= 0 || version.Groups["more"].Captures.Count > 1;
            if (version.Success && (isVersion || StandsAlone(at)))
            {
                places.UnionWith(called >= 0 ? [called, at] : isVersion ? [at] : []);
                return new ClauseReference([], [.. Prefixes.Select(prefix => Tokenizer.TermOf(prefix + version.Groups["number"].Value))])
                {
                    IsTentative = !isVersion,
                };
            }

            if (IsVersionWord(at) && at > 0 && Newest.Contains(Word(question, tokens[at - 1])))
            {
                return new ClauseReference([], []) { IsNewestVersion = true };
            }
        }

        return null;

        bool IsVersionWord(int place) =>
            place >= 0 && place < tokens.Count && VersionWords.Contains(Word(question, tokens[place]));

        bool StandsAlone(int place) =>
            place > 0
            && BeforeNumber.Contains(Word(question, tokens[place - 1]))
            && (place + 1 == tokens.Count
                ? question.AsSpan(tokens[place].End).IndexOf('%') < 0
                : StopWords.Contains(Word(question, tokens[place + 1])) || question[tokens[place].End] is ',' or '?' or ';');
    }

    /// <summary>Orders versions by their numbers; null for what is none.</summary>
    public static long[]? NumbersOf(string term) =>
        Version().Match(term) is { Success: true } version
            ? Array.ConvertAll(version.Groups["number"].Value.Split('.'), part => long.Parse(part, CultureInfo.InvariantCulture))
            : null;

    /// <summary>True for the terms of "latest version".</summary>
    public static bool IsOfNewest(string term) => NewestTerms.Contains(term);

    /// <summary>The terms of the words that call something a version.</summary>
    public static IEnumerable<string> VersionTerms => VersionWords.Select(word => Tokenizer.TermOf(word));

    private static readonly HashSet<string> NewestTerms =
        VersionWords.Concat(Newest).Select(word => Tokenizer.TermOf(word)).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"^v?(?<number>[0-9]{1,9}(?<more>\.[0-9]{1,9}){1,4})$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Version();

    private static string Word(string question, Token token) => question[token.Start..token.End];
}
