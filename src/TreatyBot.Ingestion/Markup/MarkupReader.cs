using TreatyBot.Core.Documents;
using TreatyBot.Ingestion.Metadata;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Markup;

/// <summary>Reads a light markup as text with headings.</summary>
internal abstract class MarkupReader : IDocumentReader
{
    public abstract string MediaType { get; }

    public abstract IReadOnlySet<string> Extensions { get; }

    public abstract string Version { get; }

    public ReadOutcome Read(SourceFile file, CancellationToken cancellationToken)
    {
        var decoded = TextDecoder.Decode(file.Content);
        if (decoded.Text is not { } text)
        {
            return new ReadRefusal(decoded.Refusal!);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var blocks = new MarkupBlocks();
        Read(lines, blocks);
        var found = blocks.Finish();
        return new ReadDocument(new DocumentMetadata(Title: found is [Heading first, ..] ? MetadataLayers.Line(first.Text) : null), found);
    }

    protected abstract void Read(string[] lines, MarkupBlocks blocks);
}

/// <summary>Gathers lines into paragraphs.</summary>
internal sealed class MarkupBlocks
{
    private readonly List<Block> _blocks = [];
    private readonly List<string> _open = [];
    private readonly List<string[]> _rows = [];

    public void Line(string text) => _open.Add(text.Trim());

    public void Row(string[] cells)
    {
        Close();
        _rows.Add(cells);
    }

    public void Heading(string text, int level)
    {
        Close();
        EndTable();
        _blocks.Add(new Heading(text, level));
    }

    /// <summary>Ends a paragraph.</summary>
    public void Close()
    {
        if (_open.Count > 0)
        {
            EndTable();
            _blocks.Add(new Paragraph(string.Join(' ', _open)));
            _open.Clear();
        }
    }

    public void EndTable()
    {
        if (_rows.Count > 0)
        {
            _blocks.AddRange(SheetBlocks.Table(_rows));
            _rows.Clear();
        }
    }

    public IReadOnlyList<Block> Finish()
    {
        Close();
        EndTable();
        return _blocks;
    }
}
