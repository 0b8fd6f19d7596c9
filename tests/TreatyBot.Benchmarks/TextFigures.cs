using System.Runtime.InteropServices;
using TreatyBot.Core.Search;
using TreatyBot.Core.Text;

namespace TreatyBot.Benchmarks;

/// <summary>
/// What makes text cheap or dear for an index: by these figures a reader judges whether made-up text stands for real text. Beside the
/// vocabulary stands what Heaps' law gives for as many words with the constants of Reuters-RCV1, 44 n^0.49 (Manning, Raghavan and Schütze,
/// "Introduction to Information Retrieval", 2008, §5.1.1).
/// </summary>
internal sealed class TextFigures
{
    private static readonly int[] Ranks = [1, 10, 100, 1000, 5000];

    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly List<Token> _tokens = [];
    private readonly HashSet<string> _ofPassage = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ofDocument = new(StringComparer.Ordinal);
    private long _documents;
    private long _passages;
    private long _words;
    private long _different;
    private long _differentInDocuments;

    /// <summary>Counts documents as they pass.</summary>
    public IEnumerable<IndexedDocument> Watch(IEnumerable<IndexedDocument> documents)
    {
        foreach (var document in documents)
        {
            Add(document);
            yield return document;
        }
    }

    public void Print()
    {
        var shares = _counts.Values.OrderDescending().Select(count => 100.0 * count / _words).ToArray();
        Measure.Line(
            "  words a passage", $"{_words / (double)_passages:0.0}, of which {_different / (double)_passages:0.0} are different ones");
        Measure.Line(
            "  a document",
            $"{_passages / (double)_documents:0} passages with {_differentInDocuments / (double)_documents:0} different words");
        Measure.Line("  vocabulary", $"{_counts.Count} in {_words} words  (Heaps' law for RCV1: {44 * Math.Pow(_words, 0.49):0})");
        Measure.Line(
            $"  share of the words of rank {string.Join(", ", Ranks)}",
            string.Join("  ", Ranks.Where(rank => rank <= shares.Length).Select(rank => $"{shares[rank - 1]:0.####} %")));
    }

    private void Add(IndexedDocument document)
    {
        _documents++;
        _ofDocument.Clear();
        foreach (var passage in document.Reading.Passages)
        {
            _tokens.Clear();
            _ofPassage.Clear();
            Tokenizer.Tokenize(passage.Range.Of(document.Reading.Text), 0, _tokens);
            foreach (var token in _tokens)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_counts, token.Term, out _)++;
                _ofPassage.Add(token.Term);
                _ofDocument.Add(token.Term);
            }

            _passages++;
            _words += _tokens.Count;
            _different += _ofPassage.Count;
        }

        _differentInDocuments += _ofDocument.Count;
    }
}
