using TreatyBot.Core.Documents;
using TreatyBot.Core.Text;
using TreatyBot.Languages.Stemming;

namespace TreatyBot.Languages.Detection;

/// <summary>
/// Tells the language of each paragraph by its script and its words of grammar, English first, so that an English text costs one look at
/// each of its words; and that of a text which these do not tell by what its metadata state, else by trigrams.
/// </summary>
internal sealed class LanguageDetector(Core.Text.Languages known) : ILanguageDetector
{
    /// <summary>Fewer words are a heading, a signature or a cell.</summary>
    private const int FewestWords = 8;

    /// <summary>Of ordinary prose every third word is one of grammar, and one in ten of a list.</summary>
    private const double GrammarOfProse = 0.2;

    /// <summary>Languages share words ("die", "in", "a"): another one has to have so many times as many.</summary>
    private const double Clearly = 1.5;

    /// <summary>The part of a text that has to be told by its paragraphs for the rest to follow them.</summary>
    private const double EnoughTold = 0.3;

    /// <summary>
    /// A language that less of the told text is in is none of its languages: the closing formula of a treaty in twelve, an address, a
    /// mistake. Each costs every question an analysis of its own.
    /// </summary>
    private const double LeastShare = 0.05;

    /// <summary>In characters: no longer paragraph is told better.</summary>
    private const int MostRead = 1000;

    /// <summary>In characters: trigrams alone are sure from about this length on, by Lingua's own account.</summary>
    private const int FewestForTrigrams = 120;

    private readonly (string Code, StemmedLanguage Language)[] _others =
    [
        .. known.All.OfType<StemmedLanguage>().Where(language => TrigramDetector.Knows(language.Code))
            .Select(language => (language.Code, language)),
    ];

    private readonly TrigramDetector _trigrams = new();

    public IReadOnlyList<LanguageRun> Detect(string text, string? stated)
    {
        var runs = new List<LanguageRun>();
        var votes = new Dictionary<string, int>(StringComparer.Ordinal);
        var untold = new List<TextRange>();
        foreach (var paragraph in Paragraphs(text))
        {
            if (Tell(paragraph.Of(text)) is not { } code)
            {
                untold.Add(paragraph);
                continue;
            }

            votes[code] = votes.GetValueOrDefault(code) + paragraph.Length;
            if (runs.Count == 0 || runs[^1].Code != code)
            {
                runs.Add(new LanguageRun(paragraph.Start, code));
            }
        }

        var told = votes.Values.Sum();
        runs.RemoveAll(run => votes[run.Code] < LeastShare * told);
        if (runs.Count == 0 || told < EnoughTold * text.Length)
        {
            runs.Insert(0, new LanguageRun(0, MainOf(text, stated, votes, untold)));
        }

        return Joined(runs);
    }

    /// <summary>From the beginning on, each run once; none where all is in English.</summary>
    private static List<LanguageRun> Joined(List<LanguageRun> runs)
    {
        var joined = new List<LanguageRun> { runs[0] with { Start = 0 } };
        joined.AddRange(runs.Zip(runs.Skip(1)).Where(pair => pair.First.Code != pair.Second.Code).Select(pair => pair.Second));
        return joined is [{ Code: DocumentFacts.UsualLanguage }] ? [] : joined;
    }

    /// <summary>The language of a text of which too little is told by its paragraphs.</summary>
    private string MainOf(string text, string? stated, Dictionary<string, int> votes, List<TextRange> untold)
    {
        if (stated?.Split('-', '_')[0].ToLowerInvariant() is { } tag && (tag == "nb" ? "no" : tag) is var given && known.Knows(given))
        {
            return given;
        }

        var sample = string.Join(' ', untold.Select(paragraph => paragraph.Of(text).ToString()).Where(IsProse));
        return votes.Count > 0 ? votes.MaxBy(vote => vote.Value).Key
            : sample.Length >= FewestForTrigrams && _trigrams.Detect(sample) is { } code && known.Knows(code) ? code
            : DocumentFacts.UsualLanguage;
    }

    /// <summary>The language of a paragraph; null where it does not show for certain.</summary>
    private string? Tell(ReadOnlySpan<char> paragraph)
    {
        paragraph = paragraph[..Math.Min(paragraph.Length, MostRead)];
        var words = 0;
        var english = 0;
        foreach (var word in new WordsOf(paragraph))
        {
            words++;
            english += Language.English.IsStopWord(paragraph[word]) ? 1 : 0;
        }

        if (words >= FewestWords && english >= 2 * GrammarOfProse * words)
        {
            return DocumentFacts.UsualLanguage;
        }

        if (ScriptDetector.LanguageOf(paragraph) is { } code)
        {
            return known.Knows(code) ? code : null;
        }

        if (words < FewestWords)
        {
            return null;
        }

        var (best, most) = (DocumentFacts.UsualLanguage, english);
        var others = 0;
        var small = paragraph.ToString().ToLowerInvariant().AsSpan();
        foreach (var (other, language) in _others)
        {
            var grammar = language.Grammar.GetAlternateLookup<ReadOnlySpan<char>>();
            var hits = 0;
            foreach (var word in new WordsOf(small))
            {
                hits += grammar.Contains(small[word]) ? 1 : 0;
            }

            if (hits > Math.Max(others, Clearly * english))
            {
                (best, most) = (other, hits);
            }

            others = Math.Max(others, hits);
        }

        return most >= GrammarOfProse * words ? best : null;
    }

    private static bool IsProse(string paragraph) => paragraph.Count(char.IsLetter) > paragraph.Length / 2;

    private static IEnumerable<TextRange> Paragraphs(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf("\n\n", start, StringComparison.Ordinal) is >= 0 and var found ? found : text.Length;
            if (end > start)
            {
                yield return new TextRange(start, end);
            }

            start = end + 2;
        }
    }
}
