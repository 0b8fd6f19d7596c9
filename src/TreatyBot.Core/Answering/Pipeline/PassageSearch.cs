using Microsoft.Extensions.Options;
using TreatyBot.Core.Answering.Judging;
using TreatyBot.Core.Answering.Quoting;
using TreatyBot.Core.Answering.Relations;
using TreatyBot.Core.Answering.Values;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Pipeline;

/// <summary>
/// Plain search: the passages that hold the words of a question, by the index's own score. It neither understands the question nor judges
/// whether a passage answers it, and so finds something where <see cref="Answerer"/> abstains.
/// </summary>
public sealed class PassageSearch(Corpus corpus, IOptions<AnsweringOptions> options)
{
    /// <summary>Some hits say the same as a better one, or are withdrawn meanwhile.</summary>
    private const int LookedAtForEach = 4;

    /// <summary>
    /// The best passages first, each with the sentences that say most of what is looked for; of several that say the same, one.
    /// </summary>
    /// <param name="text">What to look for; of a very long text the beginning.</param>
    /// <param name="collections">What the asker may see here; only passages of these are looked at.</param>
    /// <param name="take">How many passages at most.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<IReadOnlyList<Citation>> FindAsync(
        string text, IReadOnlySet<string> collections, int take, CancellationToken cancellationToken)
    {
        var found = new List<Citation>();
        var said = new List<ParsedText>();
        var weights = WeightsOf(text[..Math.Min(text.Length, options.Value.MaxQuestionLength)]);
        if (weights.Count == 0 || collections.Count == 0)
        {
            return found;
        }

        var query = new PassageQuery([.. weights.Keys.Select(term => new WeightedTerm(term))], collections, take * LookedAtForEach);
        var relations = DocumentRelations.Of(corpus.Catalogue);
        foreach (var hit in corpus.Index.Search(query))
        {
            if (found.Count == take)
            {
                break;
            }

            // What stands under a title or heading that holds a word, and holds none itself, would be shown without a reason.
            if (corpus.Catalogue.FindByPassage(hit.PassageId) is { } entry
                && collections.Contains(entry.Document.Collection)
                && await corpus.FindReadingAsync(entry.ReadingId, cancellationToken) is { } reading
                && reading.FindPassage(hit.PassageId) is { } passage
                && Cite(reading, passage, weights) is { Marks.Count: > 0 } citation
                && new ParsedText(citation.Quote.Text) is var words
                && !said.Exists(other => NearDuplicate.SayTheSame(other, words)))
            {
                said.Add(words);
                found.Add(LaterWords.Mark(citation, relations));
            }
        }

        return found;
    }

    /// <summary>The terms to look for, with how much each tells: the rarer, the more.</summary>
    private Dictionary<string, double> WeightsOf(string text) => StopWords.SearchTermsOf(text)
        .ToDictionary(term => term, term => Bm25F.InverseFrequency(corpus.Index.Count, corpus.Index.CountWith(term)));

    private Citation Cite(Reading reading, Passage passage, Dictionary<string, double> weights)
    {
        var range = BestStretch(reading.Text, passage.Range, weights);
        var said = Words(reading.Text, range).Where(word => weights.ContainsKey(word.Term));
        return new Citation(reading.Quote(range), passage.HeadingPath, [.. said.Select(word => new TextRange(word.Start, word.End))]);
    }

    /// <summary>The sentence that says most of what is looked for, with those after it as far as they fit into a quote.</summary>
    private TextRange BestStretch(string text, TextRange passage, Dictionary<string, double> weights)
    {
        var sentences = SentenceSplitter.Split(text, passage);
        if (sentences.Count == 0)
        {
            return passage;
        }

        var best = Enumerable.Range(0, sentences.Count).MaxBy(at => Words(text, sentences[at])
            .Select(word => word.Term)
            .Distinct(StringComparer.Ordinal)
            .Sum(weights.GetValueOrDefault));
        var range = sentences[best];
        for (var next = best + 1; next < sentences.Count; next++)
        {
            var longer = range.Union(sentences[next]);
            if (Words(text, longer).Count > options.Value.MaxQuoteWords)
            {
                break;
            }

            range = longer;
        }

        return range;
    }

    private static List<Token> Words(string text, TextRange range)
    {
        var words = new List<Token>();
        Tokenizer.Tokenize(range.Of(text), range.Start, words);
        return words;
    }
}
