using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Util;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;
using TreatyBot.Core.Text;

namespace TreatyBot.OverLuceneNet;

/// <summary>What Lucene keeps of a passage, which to Lucene is a document.</summary>
internal static class PassageFile
{
    public const string Passage = "passage";
    public const string Document = "document";
    public const string Collection = "collection";

    /// <summary>How many words the whole has: Lucene's own note of that is coarse, and not to be added up.</summary>
    public const string Length = "length";

    /// <summary>All words, each as often as it weighs: so frequencies add up before they saturate, as BM25F has it.</summary>
    public const string Whole = "words";

    private const string Stamp = "stamp";

    private static readonly Bm25F Scoring = new();
    private static readonly FieldType Counted = new() { IsIndexed = true, IsTokenized = true, IndexOptions = IndexOptions.DOCS_AND_FREQS };

    public static Similarity Similarity { get; } = new BM25Similarity(Scoring.K1, Scoring.BodyB);

    public static Term DocumentTerm(long documentId) => new(Document, $"{documentId}");

    /// <summary>Another build may cut text into other terms: its stamps are others.</summary>
    public static Term StampTerm(CatalogueEntry entry) =>
        new(Stamp, $"{EntryStamp.Of(entry):x} {typeof(Tokenizer).Module.ModuleVersionId}");

    public static IEnumerable<IEnumerable<IIndexableField>> Of(IndexedDocument document)
    {
        var title = Terms(document.Entry.Document.Metadata.Title ?? "");
        foreach (var passage in document.Reading.Passages)
        {
            List<string> headings = [.. passage.HeadingPath.SelectMany(Terms)];
            var body = Terms(passage.Range.Of(document.Reading.Text).ToString());
            List<string> whole = [.. body, .. Weighted(title, Scoring.TitleWeight), .. Weighted(headings, Scoring.HeadingsWeight)];
            yield return
            [
                new NumericDocValuesField(Passage, passage.Id),
                new NumericDocValuesField(Length, whole.Count),
                new SortedDocValuesField(Collection, new BytesRef(document.Entry.Document.Collection)),
                new StringField(Document, DocumentTerm(document.Entry.Document.Id).Text, Field.Store.NO),
                new StringField(Stamp, StampTerm(document.Entry).Text, Field.Store.NO),
                Words(Whole, whole),
            ];
        }
    }

    private static Field Words(string field, List<string> terms) => new(field, string.Join(' ', terms), Counted);

    private static IEnumerable<string> Weighted(List<string> terms, float weight) =>
        Enumerable.Repeat(terms, (int)MathF.Round(weight)).SelectMany(copy => copy);

    private static List<string> Terms(string text) => Tokenizer.Tokenize(text).ConvertAll(token => token.Term);
}
