using System.Globalization;
using System.Text;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Rtf;

/// <summary>Walks through the groups and control words of RTF 1.9 and keeps what is shown.</summary>
internal sealed class RtfText(CancellationToken cancellationToken)
{
    private const int MostDepth = 500;

    /// <summary>Groups whose text is not the document's.</summary>
    private static readonly HashSet<string> NoText = new(StringComparer.Ordinal)
    {
        "fonttbl", "colortbl", "stylesheet", "pict", "object", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr",
        "footerf", "annotation", "atnid", "atnauthor", "listtable", "listoverridetable", "rsidtbl", "generator", "xmlnstbl", "themedata",
        "datastore", "latentstyles", "fldinst", "filetbl", "revtbl", "nonshppict", "bkmkstart", "bkmkend", "pntext", "mmathPr",
    };

    private readonly StringBuilder _text = new();
    private readonly List<byte> _bytes = [];
    private readonly Stack<State> _states = new();
    private readonly List<string> _cells = [];
    private readonly List<IReadOnlyList<string>> _rows = [];
    private readonly List<string> _notes = [];
    private Encoding _encoding = CodePage(1252);
    private State _state = new();
    private bool _allBold = true;
    private int _skip;

    public List<LookedAtBlock> Blocks { get; } = [];

    public string? Title { get; private set; }

    public string? Author { get; private set; }

    public void Read(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < bytes.Length;)
        {
            switch (bytes[i])
            {
                case (byte)'{':
                    Flush();
                    if (_states.Count > MostDepth)
                    {
                        return;
                    }

                    cancellationToken.ThrowIfCancellationRequested();
                    _states.Push(_state);
                    i++;
                    break;
                case (byte)'}':
                    Flush();
                    EndGroup();
                    i++;
                    break;
                case (byte)'\\':
                    i = ReadControl(bytes, i + 1);
                    break;
                case (byte)'\r' or (byte)'\n':
                    i++;
                    break;
                default:
                    Add(bytes[i++]);
                    break;
            }
        }

        Flush();
        EndParagraph();
        EndTable();
    }

    private int ReadControl(ReadOnlySpan<byte> bytes, int i)
    {
        if (i >= bytes.Length)
        {
            return i;
        }

        var c = (char)bytes[i];
        if (!char.IsAsciiLetter(c))
        {
            return ReadSymbol(bytes, i, c);
        }

        var start = i;
        while (i < bytes.Length && char.IsAsciiLetter((char)bytes[i]) && i - start < 32)
        {
            i++;
        }

        var word = Encoding.ASCII.GetString(bytes[start..i]);
        var digits = i;
        i += i < bytes.Length && bytes[i] == '-' ? 1 : 0;
        while (i < bytes.Length && char.IsAsciiDigit((char)bytes[i]) && i - digits < 11)
        {
            i++;
        }

        int? number = int.TryParse(Encoding.ASCII.GetString(bytes[digits..i]), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
            out var value) ? value : null;
        i += i < bytes.Length && bytes[i] == ' ' ? 1 : 0;
        if (word == "bin")
        {
            return number is > 0 ? (int)Math.Min(bytes.Length, (long)i + number.Value) : i;
        }

        Apply(word, number);
        return i;
    }

    private int ReadSymbol(ReadOnlySpan<byte> bytes, int i, char c)
    {
        switch (c)
        {
            case '\'':
                if (i + 2 < bytes.Length
                    && byte.TryParse(bytes.Slice(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code))
                {
                    Add(code);
                }

                return Math.Min(bytes.Length, i + 3);
            case '*':
                _state = _state with { IsText = false };
                break;
            case '~':
                Append(" ");
                break;
            case '_':
                Append("-");
                break;
            case '\\' or '{' or '}':
                Add((byte)c);
                break;
            case '\r' or '\n':
                Apply("par", null);
                break;
        }

        return i + 1;
    }

    private void Apply(string word, int? number)
    {
        Flush();
        switch (word)
        {
            case "ansicpg" when number is { } page:
                _encoding = CodePage(page);
                break;
            case "u" when number is { } code:
                Append(((char)(code & 0xFFFF)).ToString());
                _skip = _state.Skipped;
                break;
            case "uc":
                _state = _state with { Skipped = Math.Clamp(number ?? 1, 0, 8) };
                break;
            case "par" or "sect" or "page":
                EndParagraph();
                break;
            case "line":
                Append("\n");
                break;
            case "tab":
                Append("  ");
                break;
            case "cell" or "nestcell":
                _cells.Add(_text.ToString());
                _text.Clear();
                break;
            case "row" or "nestrow":
                if (_cells.Count > 0)
                {
                    _rows.Add([.. _cells]);
                }

                _cells.Clear();
                break;
            case "pard":
                _state = _state with { Level = null, InTable = false };
                break;
            case "intbl":
                _state = _state with { InTable = true };
                break;
            case "plain":
                _state = _state with { IsBold = false, Size = 24, IsHidden = false };
                break;
            case "b":
                _state = _state with { IsBold = number != 0 };
                break;
            case "fs":
                _state = _state with { Size = number ?? 24 };
                break;
            case "v" or "deleted":
                _state = _state with { IsHidden = number != 0 };
                break;
            case "outlinelevel" when number is >= 0 and < 9:
                _state = _state with { Level = number };
                break;
            case "info":
                _state = _state with { IsText = false };
                break;
            case "title" or "author" or "footnote":
                _state = _state with { Destination = word, Kept = _text.ToString(), IsText = true };
                _text.Clear();
                break;
            case "emdash" or "endash" or "lquote" or "rquote" or "ldblquote" or "rdblquote" or "bullet":
                Append(word switch
                {
                    "emdash" => "—",
                    "endash" => "–",
                    "lquote" => "‘",
                    "rquote" => "’",
                    "ldblquote" => "“",
                    "rdblquote" => "”",
                    _ => "•",
                });
                break;
            default:
                _state = NoText.Contains(word) ? _state with { IsText = false } : _state;
                break;
        }
    }

    private void EndGroup()
    {
        var ended = _state;
        _state = _states.Count > 0 ? _states.Pop() : new State();
        if (ended.Destination is null || ended.Destination == _state.Destination)
        {
            return;
        }

        var text = _text.ToString().Trim();
        _text.Clear().Append(ended.Kept);
        switch (ended.Destination)
        {
            case "title":
                Title = text;
                break;
            case "author":
                Author = text;
                break;
            default:
                _notes.Add(text);
                break;
        }
    }

    private void EndParagraph()
    {
        if (_state.Destination is not null)
        {
            Append("\n");
            return;
        }

        if (_state.InTable)
        {
            Append("\n");
            return;
        }

        EndTable();
        var text = _text.ToString();
        if (!string.IsNullOrWhiteSpace(text))
        {
            Block block = _state.Level is { } level ? new Heading(text, level + 2) : new Paragraph(text);
            Blocks.Add(new(block, _allBold, _state.Size));
        }

        Blocks.AddRange(_notes.Where(note => note.Length > 0)
            .Select(note => new LookedAtBlock(new Paragraph(note), IsBold: false, Size: 0)));
        _notes.Clear();
        _text.Clear();
        _allBold = true;
    }

    private void EndTable()
    {
        Blocks.AddRange(TableText.Rows(_rows, hasHeads: false).Select(block => new LookedAtBlock(block, IsBold: false, Size: 0)));
        _rows.Clear();
    }

    private void Add(byte value)
    {
        if (_skip > 0)
        {
            _skip--;
        }
        else
        {
            _bytes.Add(value);
        }
    }

    private void Flush()
    {
        if (_bytes.Count > 0)
        {
            Append(_encoding.GetString([.. _bytes]));
            _bytes.Clear();
        }
    }

    private void Append(string text)
    {
        if (_state is { IsText: true, IsHidden: false })
        {
            _text.Append(text);
            _allBold &= _state.IsBold || _state.Destination is not null || !text.Any(char.IsLetterOrDigit);
        }
    }

    private static Encoding CodePage(int page)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(page) ?? Encoding.GetEncoding(page);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        }
    }

    private sealed record State
    {
        public bool IsText { get; init; } = true;

        public bool IsHidden { get; init; }

        public bool IsBold { get; init; }

        /// <summary>In half points.</summary>
        public int Size { get; init; } = 24;

        /// <summary>How many characters stand in for one that old readers do not know.</summary>
        public int Skipped { get; init; } = 1;

        public int? Level { get; init; }

        public bool InTable { get; init; }

        /// <summary>Where the text goes instead of into the document; null where it goes there.</summary>
        public string? Destination { get; init; }

        /// <summary>The text that the destination interrupts.</summary>
        public string Kept { get; init; } = "";
    }
}
