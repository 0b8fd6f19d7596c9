using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace TreatyBot.OverLuceneNet;

/// <summary>
/// Searches one state of the index. Until a merge Lucene counts deleted passages too: here scores depend on nothing but those that can be
/// found.
/// </summary>
internal sealed class LiveSearcher : IndexSearcher
{
    private readonly long _length;

    public LiveSearcher(IndexReader reader)
        : base(reader)
    {
        Similarity = PassageFile.Similarity;
        _length = reader.Leaves.Sum(leaf => LengthOf(leaf.AtomicReader));
    }

    public int CountWith(Term term) => IndexReader.Leaves.Sum(leaf => CountWith(term, leaf.AtomicReader));

    /// <summary>The values that passages have in a field.</summary>
    public List<string> ValuesOf(string field) => ValuesOf(field, "").FindAll(value => CountWith(new Term(field, value)) > 0);

    /// <summary>Likewise those that begin with some characters, deleted passages' with them.</summary>
    public List<string> ValuesOf(string field, string beginning)
    {
        var values = new List<string>();
        var terms = MultiFields.GetTerms(IndexReader, field)?.GetEnumerator();
        var more = terms is not null && terms.SeekCeil(new BytesRef(beginning)) != TermsEnum.SeekStatus.END;
        for (
            ; more
                && terms!.Term.Utf8ToString() is var value
                && value.StartsWith(beginning, StringComparison.Ordinal); more = terms.MoveNext())
        {
            values.Add(value);
        }

        return values;
    }

    public override TermStatistics TermStatistics(Term term, TermContext context) => new(term.Bytes, CountWith(term), -1);

    public override CollectionStatistics CollectionStatistics(string field) => new(field, IndexReader.NumDocs, -1, _length, -1);

    private static int CountWith(Term term, AtomicReader reader)
    {
        if (!reader.HasDeletions)
        {
            return reader.DocFreq(term);
        }

        var count = 0;
        for (var passages = reader.GetTermDocsEnum(term); passages is not null && passages.NextDoc() != DocIdSetIterator.NO_MORE_DOCS;)
        {
            count++;
        }

        return count;
    }

    private static long LengthOf(AtomicReader reader) => reader.GetNumericDocValues(PassageFile.Length) is { } lengths
        ? Enumerable.Range(0, reader.MaxDoc).Where(passage => reader.LiveDocs?.Get(passage) != false).Sum(lengths.Get)
        : 0;
}

internal sealed class LiveSearchers : SearcherFactory
{
    public override IndexSearcher NewSearcher(IndexReader reader) => new LiveSearcher(reader);
}
