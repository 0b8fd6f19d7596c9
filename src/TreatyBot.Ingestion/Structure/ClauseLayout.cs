using System.Text.RegularExpressions;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Structure;

/// <summary>
/// How the clauses of one document are laid out: where their titles stand, and which titles can be told from their sentences.
/// </summary>
internal sealed partial class ClauseLayout
{
    /// <summary>A label and its title: what stands directly below them is of them.</summary>
    private const int BlocksOfAHeading = 2;

    private readonly IReadOnlyList<Block> _blocks;
    private readonly IReadOnlyDictionary<int, ClauseOpening> _clauses;
    private readonly bool _titlesFollow;
    private readonly bool _trustsCapitals;
    private readonly bool _titlesRunIn;
    private readonly bool _sectionsHoldArticles;
    private readonly Dictionary<int, Heading> _recitals = [];

    /// <param name="blocks">The document.</param>
    /// <param name="clauses">Its clauses, by their blocks.</param>
    public ClauseLayout(IReadOnlyList<Block> blocks, IReadOnlyDictionary<int, ClauseOpening> clauses)
    {
        (_blocks, _clauses) = (blocks, clauses);

        // A document that gives most of its clauses a title gives them in one way.
        var alone = clauses.Values.Where(IsAlone).ToList();
        _titlesFollow = alone.Count(opening => TitleBelow(opening) is not null) * 2 > alone.Count;
        var cuts = clauses.Values.Where(opening => !IsAlone(opening) && blocks[opening.At] is Paragraph)
            .Select(opening => ClauseTitle.Cut(Rest(opening))).ToList();
        _trustsCapitals = cuts.Count(cut => cut is { IsSure: true }) * 2 > cuts.Count;
        var within = clauses.Values.Where(opening => !IsAlone(opening) && blocks[opening.At] is Paragraph).ToList();
        _titlesRunIn = within.Count(opening => ClauseLabels.RunIn(blocks[opening.At].Text) is not null) * 2 > within.Count;
        _sectionsHoldArticles = clauses.Values.Any(opening => opening.Kind == ClauseKind.Section
            && Enumerable.Range(opening.At + 1, BlocksOfAHeading)
                .Any(at => clauses.TryGetValue(at, out var below) && below.Kind == ClauseKind.Article));
        FindRecitals();
    }

    /// <returns>What the clause's block becomes, and how many blocks that takes up.</returns>
    public (IReadOnlyList<Block> Blocks, int Used) LayOut(ClauseOpening opening)
    {
        var block = _blocks[opening.At];
        var level = Math.Min(opening.Level(_sectionsHoldArticles), (block as Heading)?.Level ?? int.MaxValue);
        if (IsAlone(opening))
        {
            return _titlesFollow && TitleBelow(opening) is { } title
                ? ([new Heading(block.Text.TrimEnd() + '\n' + title.TrimStart(), level)], 2)
                : ([new Heading(block.Text, level)], 1);
        }

        if (block is Heading heading)
        {
            return ([heading with { Level = level }], 1);
        }

        var rest = Rest(opening);
        if (ClauseTitle.IsTitle(rest) && (_clauses.ContainsKey(opening.At + 1)
            || (Below(opening.At) is { } below && (below is Heading || !char.IsLower(below.Text.TrimStart().FirstOrDefault())))))
        {
            return ([new Heading(block.Text, level)], 1);
        }

        if (ClauseTitle.Cut(rest) is { } cut && (cut.IsSure || _trustsCapitals))
        {
            var end = block.Text.Length - rest.Length + cut.Length;
            return ([new Heading(block.Text[..end].TrimEnd(), level), new Paragraph(block.Text[end..].TrimStart())], 1);
        }

        var label = ClauseLabels.RunIn(block.Text)
            ?? (_titlesRunIn ? RunInTitle(opening, level) : null)
            ?? new Heading(block.Text[..opening.LabelEnd].TrimEnd(' ', '.', ':', '-', '–', '—'), level);
        return ([new Paragraph(block.Text, label with { Level = level })], 1);
    }

    /// <summary>
    /// "Article 3. Lost things. Things that are found …": where most clauses open with a title, a short first sentence is one, however it
    /// is written.
    /// </summary>
    private Heading? RunInTitle(ClauseOpening opening, int level)
    {
        var text = _blocks[opening.At].Text;
        return ShortSentence().Match(text, opening.LabelEnd) is { Success: true } title && ClauseTitle.IsTitle(title.Groups["title"].Value)
            ? new Heading(text[..(title.Groups["title"].Index + title.Groups["title"].Length)].TrimStart(), level)
            : null;
    }

    /// <summary>The heading of a recital: of a paragraph "(2) …" that counts up ahead of the first article; else null.</summary>
    public Heading? Recital(int at) => _recitals.GetValueOrDefault(at);

    private void FindRecitals()
    {
        var articles = _clauses.Values.Where(opening => opening.Kind == ClauseKind.Article).ToList();
        var first = _clauses.Count > 0 ? _clauses.Keys.Min() : 0;
        if (articles.Count < 2)
        {
            return;
        }

        var next = 1;
        for (var i = 0; i < first; i++)
        {
            if (RecitalNumber().Match(_blocks[i].Text) is { Success: true } number && int.Parse(number.Groups["number"].ValueSpan) == next)
            {
                _recitals[i] = new Heading($"Recital {next++}", OutlineLevel.Lettered);
            }
        }
    }

    private bool IsAlone(ClauseOpening opening) => Rest(opening).Length == 0;

    private string Rest(ClauseOpening opening) => _blocks[opening.At].Text[opening.LabelEnd..].Trim();

    private Block? Below(int at) => at + 1 < _blocks.Count && !_clauses.ContainsKey(at + 1) ? _blocks[at + 1] : null;

    /// <summary>A title on the line below its label: short, no sentence, and with something to head.</summary>
    private string? TitleBelow(ClauseOpening opening) =>
        Below(opening.At) is { } below && (below is Heading ? ClauseTitle.MayBeTitle(below.Text) : ClauseTitle.IsTitle(below.Text))
            && opening.At + 2 < _blocks.Count
            ? below.Text
            : null;

    [GeneratedRegex(@"\G\s*(?<title>\p{Lu}[^.:;?!\n]{1,60})[.:]\s+(?=[\p{Lu}“""(])", RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex ShortSentence();

    [GeneratedRegex(@"^\((?<number>\d{1,3})\)\s+\S", RegexOptions.CultureInvariant)]
    private static partial Regex RecitalNumber();
}
