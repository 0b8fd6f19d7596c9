using Lucene.Net.Index;
using TreatyBot.Core.Search;

namespace TreatyBot.LuceneIndex;

/// <summary>A term of a query on its way through the postings of a segment.</summary>
internal sealed class TermCursor
{
    private DocsEnum _words = null!;
    private DocsEnum? _title;
    private DocsEnum? _headings;
    private int _inWords;
    private int _inTitle;
    private int _inHeadings;
    private float _units;

    /// <summary>What a passage can earn with the term at most.</summary>
    public int Bound { get; private set; }

    /// <param name="place">Where the postings are.</param>
    /// <param name="readers">Opens them.</param>
    /// <param name="units">The term's weight, as <see cref="ScoreScale.Units"/> has it.</param>
    public void Open(TermPlace place, PostingsReaders readers, float units)
    {
        _words = readers.OpenWords(place);
        _title = readers.OpenTitle(place);
        _headings = readers.OpenHeadings(place);
        (_inWords, _inTitle, _inHeadings) = (-1, _title is null ? int.MaxValue : -1, _headings is null ? int.MaxValue : -1);
        _units = units;
        Bound = ScoreScale.Part(units, 1);
    }

    /// <summary>Adds what passages from <paramref name="first"/> on earn, the sum of the first one first.</summary>
    public void AddTo(Span<int> sums, int first, IndexView view, SegmentColumns columns)
    {
        var end = first + sums.Length;
        if (_inWords < first)
        {
            _inWords = _words.Advance(first);
        }

        while (_inWords < end)
        {
            sums[_inWords - first] += PartHere(view, columns);
            _inWords = _words.NextDoc();
        }
    }

    /// <summary>What a passage earns; asked for rising ones.</summary>
    public int PartOf(int passage, IndexView view, SegmentColumns columns)
    {
        if (_inWords < passage)
        {
            _inWords = _words.Advance(passage);
        }

        return _inWords == passage ? PartHere(view, columns) : 0;
    }

    private int PartHere(IndexView view, SegmentColumns columns)
    {
        var passage = _inWords;
        var inBody = _words.Freq;
        if (_inTitle < passage)
        {
            _inTitle = _title!.Advance(passage);
        }

        if (_inHeadings < passage)
        {
            _inHeadings = _headings!.Advance(passage);
        }

        var inTitle = _inTitle == passage ? _title!.Freq : 0;
        var inHeadings = _inHeadings == passage ? _headings!.Freq : 0;
        var frequency = view.Scoring.Frequency(
            inTitle,
            inHeadings,
            inBody - inTitle - inHeadings,
            view.TitleNorms[columns.TitleLengths[passage]],
            view.HeadingsNorms[columns.HeadingsLengths[passage]],
            view.BodyNorms[columns.BodyLengths[passage]]);
        return frequency > 0 ? ScoreScale.Part(_units, view.Scoring.Saturate(frequency)) : 0;
    }
}
