using TreatyBot.Core.Documents;
using TreatyBot.Core.Text;

namespace TreatyBot.Ingestion.Composing;

/// <summary>Packs the paragraphs of a section into passages, and cuts long paragraphs between sentences.</summary>
internal sealed class PassageCutter(string text)
{
    /// <summary>In characters: about what a reader takes in at a glance, and enough words to rank by.</summary>
    public const int TargetLength = 900;

    /// <summary>In characters: a sentence longer than this is cut at a space.</summary>
    public const int LongestSentence = 3000;

    /// <summary>In characters: so little text ahead of a long paragraph introduces it.</summary>
    private const int ShortOpening = 200;

    private readonly List<PassageDraft> _passages = [];
    private IReadOnlyList<string> _path = [];
    private TextRange? _open;

    public void EnterSection(IReadOnlyList<string> path)
    {
        Close();
        _path = path;
    }

    public void Add(TextRange paragraph)
    {
        if (paragraph.Length <= TargetLength)
        {
            Pack(paragraph);
            return;
        }

        if (_open is { Length: > ShortOpening })
        {
            Close();
        }

        foreach (var sentence in SentenceSplitter.Split(text, paragraph))
        {
            foreach (var piece in Bounded(sentence))
            {
                Pack(piece);
            }
        }

        Close();
    }

    public List<PassageDraft> Finish()
    {
        Close();
        return _passages;
    }

    private void Pack(TextRange range)
    {
        if (_open is { } open && range.End - open.Start > TargetLength)
        {
            Close();
        }

        _open = _open?.Union(range) ?? range;
    }

    private void Close()
    {
        if (_open is { } open)
        {
            _passages.Add(new(open, _path));
            _open = null;
        }
    }

    private IEnumerable<TextRange> Bounded(TextRange sentence)
    {
        var start = sentence.Start;
        while (sentence.End - start > LongestSentence)
        {
            var space = text.LastIndexOfAny([' ', '\n'], start + LongestSentence, LongestSentence);
            var end = space > start ? space : start + LongestSentence - (char.IsHighSurrogate(text[start + LongestSentence - 1]) ? 1 : 0);
            yield return new(start, end);
            start = space > start ? space + 1 : end;
        }

        if (start < sentence.End)
        {
            yield return new(start, sentence.End);
        }
    }
}
