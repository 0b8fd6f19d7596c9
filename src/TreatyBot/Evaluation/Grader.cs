namespace TreatyBot.Evaluation;

/// <summary>Tells whether a quote is a right answer to a question.</summary>
internal sealed class Grader(SourceTexts sources)
{
    /// <summary>A longer quote is a page, a shorter one says nothing.</summary>
    private const int MaxWords = 120;
    private const int MinCharacters = 20;

    private const int MaxPlaces = 20;

    public bool IsVerbatim(string document, string text) =>
        SourceTexts.Fold(text) is { Length: > 0 } folded && sources.Text(document).Contains(folded, StringComparison.Ordinal);

    public bool IsRight(EvaluationQuestion question, string document, string text)
    {
        var quote = SourceTexts.Fold(text);
        return (question.Document is null || question.Document == document)
            && IsVerbatim(document, text)
            && quote.Length >= MinCharacters
            && quote.Split(' ').Length <= MaxWords
            && (question.All is not { Count: > 0 } all || all.All(part => quote.Contains(SourceTexts.Fold(part), StringComparison.Ordinal)))
            && (question.Any is not { Count: > 0 } any || any.Any(part => quote.Contains(SourceTexts.Fold(part), StringComparison.Ordinal)))
            && (question.Gold is not { Count: > 0 } gold || LiesIn(gold, document, quote))
            && (question.Spans is not { Count: > 0 } spans || Overlaps(spans, document, quote));
    }

    private bool LiesIn(IReadOnlyList<string> gold, string document, string quote) =>
        sources.Sections(document)
            .Where(section => gold.Any(beginning => section.StartsWith(First(SourceTexts.Fold(beginning), 60), StringComparison.Ordinal)))
            .Any(section => quote.Length >= Math.Min(40, section.Length)
                && (section.Contains(quote, StringComparison.Ordinal)
                    || quote.Contains(section, StringComparison.Ordinal)
                    || section.Contains(First(quote, 40), StringComparison.Ordinal)));

    private bool Overlaps(IReadOnlyList<string> spans, string document, string quote)
    {
        var text = sources.Text(document);
        var places = Places(text, quote);
        return spans.Select(SourceTexts.Fold).Any(span =>
        {
            var needed = Math.Min(30, span.Length / 2.0);
            return Places(text, span).Any(at =>
                places.Exists(place => Math.Min(place + quote.Length, at + span.Length) - Math.Max(place, at) >= needed));
        });
    }

    private static List<int> Places(string text, string part)
    {
        var places = new List<int>();
        for (var at = text.IndexOf(part, StringComparison.Ordinal);
            at >= 0 && places.Count < MaxPlaces;
            at = text.IndexOf(part, at + Math.Max(part.Length, 1), StringComparison.Ordinal))
        {
            places.Add(at);
        }

        return places;
    }

    private static string First(string text, int length) => text[..Math.Min(length, text.Length)];
}
