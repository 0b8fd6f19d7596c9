using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using TreatyBot.Core.Search;
using TreatyBot.Core.Text;

namespace TreatyBot.LuceneIndex;

/// <summary>
/// Makes of each passage what to Lucene is a document. The fields and their values are made once and filled anew for each passage, as
/// Lucene's guide to indexing speed has it; so one thread at a time makes passages.
/// </summary>
internal sealed class PassageFields : IDisposable
{
    /// <summary>The terms of title, headings and body together: what a passage is found by.</summary>
    public const string Words = "words";

    /// <summary>The title's terms once more: how many of <see cref="Words"/> are the title's.</summary>
    public const string Title = "title";

    /// <summary>Likewise the headings'.</summary>
    public const string Headings = "headings";

    public const string Document = "document";
    public const string Passage = "passage";
    public const string Collection = "collection";
    public const string StampHigh = "stamp-high";
    public const string StampLow = "stamp-low";

    private static readonly FieldType Counted = new()
    {
        IsIndexed = true,
        IsTokenized = true,
        IndexOptions = IndexOptions.DOCS_AND_FREQS,
    };

    private readonly List<string> _terms = [];
    private readonly List<Token> _tokens = [];
    private readonly TermStream _words;
    private readonly TermStream _title;
    private readonly TermStream _headings;
    private readonly StringField _key = new(Document, "", Field.Store.NO);
    private readonly NumericDocValuesField _document = new(Document, 0);
    private readonly NumericDocValuesField _passage = new(Passage, 0);
    private readonly SortedDocValuesField _collection = new(Collection, new BytesRef());
    private readonly NumericDocValuesField _stampHigh = new(StampHigh, 0);
    private readonly NumericDocValuesField _stampLow = new(StampLow, 0);
    private readonly IIndexableField[] _first;
    private readonly IIndexableField[] _others;

    public PassageFields()
    {
        _words = new TermStream(_terms);
        _title = new TermStream(_terms);
        _headings = new TermStream(_terms);
        _others =
        [
            _key, _document, _passage, new Field(Words, _words, Counted), new Field(Title, _title, Counted),
            new Field(Headings, _headings, Counted),
        ];

        // What all passages of a document share stands with its first one.
        _first = [.. _others, _collection, _stampHigh, _stampLow];
    }

    /// <summary>By what all passages of a document are found, to be deleted.</summary>
    public static Term KeyOf(long documentId) => new(Document, $"{documentId}");

    /// <summary>The passages of a document. Each is good until the next one is asked for.</summary>
    public IEnumerable<IEnumerable<IIndexableField>> Of(IndexedDocument document)
    {
        var entry = document.Entry;
        var stamp = EntryStamp.Of(entry);
        _key.SetStringValue(KeyOf(entry.Document.Id).Text);
        _document.SetInt64Value(entry.Document.Id);
        _collection.SetBytesValue(new BytesRef(entry.Document.Collection));
        _stampHigh.SetInt64Value((long)(ulong)(stamp >> 64));
        _stampLow.SetInt64Value((long)(ulong)stamp);
        _terms.Clear();
        Add(entry.Document.Metadata.Title, document.Main);
        var title = _terms.Count;
        _title.Choose(0, title);
        var isFirst = true;
        foreach (var passage in document.Reading.Passages)
        {
            var language = document.LanguageOf(passage);
            _terms.RemoveRange(title, _terms.Count - title);
            foreach (var heading in passage.HeadingPath)
            {
                Add(heading, language);
            }

            _headings.Choose(title, _terms.Count);
            Add(passage.Range.Of(document.Reading.Text), language);
            _words.Choose(0, _terms.Count);
            _passage.SetInt64Value(passage.Id);
            yield return isFirst ? _first : _others;
            isFirst = false;
        }
    }

    public void Dispose()
    {
        _words.Dispose();
        _title.Dispose();
        _headings.Dispose();
    }

    private void Add(ReadOnlySpan<char> text, Language language)
    {
        _tokens.Clear();
        Tokenizer.Tokenize(text, 0, _tokens, language);
        foreach (var token in _tokens)
        {
            _terms.Add(token.Term);
        }
    }
}
