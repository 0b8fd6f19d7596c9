using System.Collections.Frozen;
using System.Text.RegularExpressions;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Understanding;

/// <summary>How people ask, and what answers look like, in a language other than English: what a file of <c>config/lang</c> says.</summary>
public sealed class LanguagePack
{
    private readonly LanguagePackFile _file;
    private readonly FrozenSet<string> _denials;
    private readonly Dictionary<AnswerKind, Lazy<Regex>> _evidence;
    private readonly Lazy<Regex> _before;
    private readonly Lazy<Regex> _behind;

    internal LanguagePack(string code, LanguagePackFile file)
    {
        _file = file;
        Code = code;
        IsWithoutSpaces = code is "zh" or "ja";
        Grammar = Words(file.Grammar);
        _denials = Words(file.Negations);
        Light = Words(file.Light);
        Which = Words(file.Which);
        YesNo = Words(file.YesNo);
        Leaning = Words(file.Leans);
        Asks = [.. file.Asks.SelectMany(kind => kind.Value.Select(phrase => new AskPhrase(kind.Key, Parts(phrase))))];
        HowMany = [.. file.HowMany.Select(Parts)];
        Nouns = file.Nouns.SelectMany(kind => Split(kind.Value).Select(noun => (noun, kind.Key)))
            .ToFrozenDictionary(pair => pair.noun, pair => pair.Key, StringComparer.OrdinalIgnoreCase);
        _evidence = file.Evidence.ToDictionary(kind => kind.Key, kind => Pattern(string.Join('|', kind.Value)));
        _before = Pattern(@"^[\s,.;:!?¡¿，。！？、–—-]*(?:" + string.Join('|', file.Courtesies.Before) + @")[\s,.;:!?，。！？、–—-]*");
        _behind = Pattern(@"[\s,.;:!?，。！？、–—-]*(?:" + string.Join('|', file.Courtesies.Behind) + @")[\s,.;:!?，。！？、–—-]*$");
    }

    /// <summary>The language, such as <c>de</c>.</summary>
    public string Code { get; }

    /// <summary>True where no spaces part words: phrases are looked for anywhere.</summary>
    internal bool IsWithoutSpaces { get; }

    /// <summary>Words that bind a question together.</summary>
    internal FrozenSet<string> Light { get; }

    /// <summary>"Which", before the noun that is asked for.</summary>
    internal FrozenSet<string> Which { get; }

    /// <summary>Words that a question begins with which is answered by yes or no.</summary>
    internal FrozenSet<string> YesNo { get; }

    /// <summary>Words that begin sentences which are not understood without the one before.</summary>
    internal FrozenSet<string> Leaning { get; }

    /// <summary>What asks for a kind of answer: "in which year".</summary>
    internal IReadOnlyList<AskPhrase> Asks { get; }

    /// <summary>"How many", before the noun that is to be counted.</summary>
    internal IReadOnlyList<string[]> HowMany { get; }

    /// <summary>Nouns that name a kind of answer.</summary>
    internal FrozenDictionary<string, AnswerKind> Nouns { get; }

    /// <summary>Words that carry grammar alone in this language, beside those that the language itself knows.</summary>
    internal FrozenSet<string> Grammar { get; }

    /// <summary>Words that turn a sentence round are looked for, whatever else calls them grammar.</summary>
    internal bool IsStopWord(Language language, ReadOnlySpan<char> word) =>
        !_denials.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word)
        && (Grammar.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word) || language.IsStopWord(word));

    /// <summary>What a kind of answer looks like; null where it shows by no words.</summary>
    internal Regex? EvidenceOf(AnswerKind kind) => _evidence.GetValueOrDefault(kind)?.Value;

    /// <summary>A message without greetings and thanks.</summary>
    internal string WithoutCourtesies(string message)
    {
        for (var before = -1; before != message.Length;)
        {
            before = message.Length;
            message = _behind.Value.Replace(_before.Value.Replace(message, ""), "");
        }

        return message;
    }

    internal string[] Parts(string phrase) =>
        IsWithoutSpaces ? [phrase] : Split(phrase.ToLowerInvariant());

    private Lazy<Regex> Pattern(string pattern) => new(() => new Regex(
        Filled(pattern),
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Compiled,
        TimeSpan.FromSeconds(15)));

    /// <summary>Reads every pattern, so that one that is none fails where it is loaded; it is compiled when it is used first.</summary>
    internal void Check()
    {
        foreach (var pattern in _file.Evidence.Values.SelectMany(patterns => patterns)
            .Concat(_file.Courtesies.Before).Concat(_file.Courtesies.Behind))
        {
            _ = new Regex(Filled(pattern), RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(15));
        }
    }

    private string Filled(string pattern) => pattern
        .Replace("{month}", $"(?:{string.Join('|', _file.Months.Select(Regex.Escape))})", StringComparison.Ordinal)
        .Replace("{number}", Numbers(), StringComparison.Ordinal);

    private string Numbers()
    {
        var words = $"(?:{string.Join('|', _file.Numbers.OrderByDescending(number => number.Length).Select(Regex.Escape))})";
        return $"(?:{words}(?:(?:{_file.NumbersJoin})?{words})*)";
    }

    private static FrozenSet<string> Words(string words) => Split(words).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static string[] Split(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
