using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace TreatyBot.LuceneIndex;

/// <summary>Hands terms that are cut already to Lucene. One serves passage after passage.</summary>
internal sealed class TermStream : TokenStream
{
    private readonly List<string> _terms;
    private readonly ICharTermAttribute _term;
    private int _first;
    private int _end;
    private int _at;

    /// <param name="terms">The terms of all fields of a passage, one field after the other.</param>
    public TermStream(List<string> terms)
    {
        _terms = terms;
        _term = AddAttribute<ICharTermAttribute>();
    }

    /// <summary>Chooses the terms that come next.</summary>
    public void Choose(int first, int end) => (_first, _end) = (first, end);

    public override void Reset() => _at = _first;

    public override bool IncrementToken()
    {
        if (_at >= _end)
        {
            return false;
        }

        ClearAttributes();
        _term.Append(_terms[_at++]);
        return true;
    }
}
