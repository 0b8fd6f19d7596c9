using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Answering.Pipeline;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Conversations;

/// <summary>
/// Questions to begin with, made of titles and headings of the documents at hand: nothing in them is invented, and each has been looked up
/// and is answered by the document that it was made of.
/// </summary>
public sealed partial class ExampleQuestions(Corpus corpus, Answerer answerer)
{
    /// <summary>So many documents are tried, the latest first; a few milliseconds each, once for each change of the corpus.</summary>
    private const int MaxTried = 24;

    /// <summary>In characters: longer questions are not what people ask.</summary>
    private const int MaxLength = 120;

    /// <summary>In characters: "What is at stake?" means something only where it stands.</summary>
    private const int MinLength = 22;

    /// <summary>A longer title is left out of a question about a heading.</summary>
    private const int MaxTitle = 50;

    private volatile Made _made = new(null);

    /// <summary>A few questions that these collections answer; fewer, or none, where their documents give none.</summary>
    /// <param name="collections">What may be shown to whoever will read them.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<IReadOnlyList<string>> ListAsync(IReadOnlySet<string> collections, int count, CancellationToken cancellationToken)
    {
        var catalogue = corpus.Catalogue;
        var scope = string.Join('\n', collections.Order(StringComparer.Ordinal));
        var made = _made;
        if (!ReferenceEquals(made.Catalogue, catalogue))
        {
            _made = made = new Made(catalogue);
        }

        if (!made.ByScope.TryGetValue(scope, out var known) || known.Count < count)
        {
            known = (count, await MakeAsync(catalogue, collections, count, cancellationToken));
            made.ByScope[scope] = known;
        }

        return [.. known.Questions.Take(count)];
    }

    private async Task<IReadOnlyList<string>> MakeAsync(
        Catalogue catalogue, IReadOnlySet<string> collections, int count, CancellationToken cancellationToken)
    {
        var suggestions = new List<(Document Document, string Question)>();
        var entries = catalogue.Entries.Where(entry => collections.Contains(entry.Document.Collection)).ToList();
        var speakers = entries.CountBy(entry => LanguageOf(entry.Document)).ToDictionary();
        foreach (var entry in entries.OrderByDescending(entry => entry.IndexedAt).ThenBy(entry => entry.Document.Id).Take(MaxTried))
        {
            if (await corpus.FindReadingAsync(entry.ReadingId, cancellationToken) is { } reading && Suggest(reading) is { } question)
            {
                suggestions.Add((entry.Document, question));
            }
        }

        var questions = new List<string>();
        foreach (var (document, question) in suggestions
            .OrderByDescending(suggestion => speakers[LanguageOf(suggestion.Document)])
            .ThenBy(suggestion => suggestion.Question.Length < MinLength)
            .ThenBy(suggestion => suggestion.Question.Length))
        {
            if (questions.Count < count
                && await answerer.AnswerAsync(question, collections, cancellationToken) is Answered answered
                && answered.Citations.Any(citation => citation.Document.Id == document.Id))
            {
                questions.Add(question);
            }
        }

        return questions;
    }

    /// <summary>What is not known to be another language is that of most documents.</summary>
    private static string LanguageOf(Document document) => (document.Metadata.Language ?? "en").Split('-')[0].ToLowerInvariant();

    /// <summary>A heading that is a question itself; else a question about one that tells more than the title.</summary>
    private static string? Suggest(Reading reading)
    {
        var title = reading.Document.DisplayTitle;
        var headings = reading.Passages.Where(passage => passage.HeadingPath.Count > 0)
            .Select(passage => passage.HeadingPath[^1]).Distinct(StringComparer.Ordinal).ToList();
        return headings.SelectMany(heading => new[] { heading, Number().Replace(heading, "") })
                .FirstOrDefault(heading => heading.EndsWith('?') && heading.Length <= MaxLength && IsWhole(heading))
            ?? headings.Select(heading => Number().Replace(heading, "").TrimEnd('.', ':', ' '))
                .Where(heading => !heading.EndsWith('?'))
                .Where(heading => heading.Length > 2 && !title.Contains(heading, StringComparison.OrdinalIgnoreCase))
                .Select(heading => title.Length <= MaxTitle
                    ? InterfaceTexts.Format("ExampleQuestion", null, title, heading)
                    : InterfaceTexts.Format("ExampleQuestionWithoutTitle", null, heading))
                .FirstOrDefault(text => text.Length <= MaxLength);
    }

    /// <summary>"Six months or twelve?" is understood by whoever reads what stands above it, and by nobody else.</summary>
    private static bool IsWhole(string question) =>
        Tokenizer.Tokenize(question) is [var first, ..] && question[first.Start..first.End] is var word
        && (QuestionWords.Interrogatives.Contains(word) || QuestionWords.Auxiliaries.Contains(word));

    /// <summary>What numbers a heading: "Article 17.", "5.", "IV –".</summary>
    [GeneratedRegex(@"^(?:\p{L}+\s+)?(?:\d+|[IVXLC]+\b)(?:\.\d+)*[.):]?\s*[-–—]?\s*")]
    private static partial Regex Number();

    /// <summary>
    /// What has been made of one catalogue. Places with different audiences take turns: each set of collections keeps its own.
    /// </summary>
    /// <param name="Catalogue">What they were made of.</param>
    private sealed record Made(Catalogue? Catalogue)
    {
        /// <summary>By the collections that they were made for: how many were wanted, and the questions.</summary>
        public ConcurrentDictionary<string, (int Count, IReadOnlyList<string> Questions)> ByScope { get; } = new(StringComparer.Ordinal);
    }
}
