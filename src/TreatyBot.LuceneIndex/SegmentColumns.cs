using Lucene.Net.Index;
using Lucene.Net.Util;
using TreatyBot.Core.Search;

namespace TreatyBot.LuceneIndex;

/// <summary>
/// What a search asks of every passage, read out of a segment's doc values once: some ten bytes a passage. A segment never changes, so
/// this is made with it and goes with it; what is deleted in it is still here.
/// </summary>
internal sealed class SegmentColumns
{
    public SegmentColumns(AtomicReader reader)
    {
        var words = reader.GetNormValues(PassageFields.Words);
        var title = reader.GetNormValues(PassageFields.Title);
        var headings = reader.GetNormValues(PassageFields.Headings);
        var passages = reader.GetNumericDocValues(PassageFields.Passage);
        PassageIds = new long[reader.MaxDoc];
        TitleLengths = new byte[reader.MaxDoc];
        HeadingsLengths = new byte[reader.MaxDoc];
        BodyLengths = new ushort[reader.MaxDoc];
        for (var passage = 0; passage < reader.MaxDoc; passage++)
        {
            var (inTitle, inHeadings) = (title.Get(passage), headings.Get(passage));
            PassageIds[passage] = passages.Get(passage);
            TitleLengths[passage] = (byte)Math.Min(inTitle, Bm25F.MaxHeadLength);
            HeadingsLengths[passage] = (byte)Math.Min(inHeadings, Bm25F.MaxHeadLength);
            BodyLengths[passage] = (ushort)Math.Min(words.Get(passage) - inTitle - inHeadings, Bm25F.MaxBodyLength);
            MaxBodyLength = Math.Max(MaxBodyLength, BodyLengths[passage]);
        }

        Documents = [.. ReadDocuments(reader)];
    }

    /// <summary>The store's numbers of the passages.</summary>
    public long[] PassageIds { get; }

    public byte[] TitleLengths { get; }

    public byte[] HeadingsLengths { get; }

    public ushort[] BodyLengths { get; }

    public int MaxBodyLength { get; }

    /// <summary>The documents in the order of their passages.</summary>
    public DocumentRow[] Documents { get; }

    private IEnumerable<DocumentRow> ReadDocuments(AtomicReader reader)
    {
        var documents = reader.GetNumericDocValues(PassageFields.Document);
        var collections = reader.GetSortedDocValues(PassageFields.Collection);
        var high = reader.GetNumericDocValues(PassageFields.StampHigh);
        var low = reader.GetNumericDocValues(PassageFields.StampLow);
        var collection = new BytesRef();
        for (int first = 0, end; first < PassageIds.Length; first = end)
        {
            var id = documents.Get(first);
            end = first + 1;
            while (end < PassageIds.Length && documents.Get(end) == id && PassageIds[end] == PassageIds[end - 1] + 1)
            {
                end++;
            }

            collections.Get(first, collection);
            yield return new DocumentRow(
                id, collection.Utf8ToString(), new UInt128((ulong)high.Get(first), (ulong)low.Get(first)), first, end);
        }
    }
}
