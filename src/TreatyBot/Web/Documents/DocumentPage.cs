using TreatyBot.Core.Answering.Relations;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Web.Citations;
using TreatyBot.Web.Pages;
using static TreatyBot.Web.Pages.Markup;

namespace TreatyBot.Web.Documents;

/// <summary>One document: what is known of it, how it stands to others, its outline, and the way to its text.</summary>
internal static class DocumentPage
{
    /// <summary>A law of a thousand articles is looked through by asking.</summary>
    private const int MaxHeadings = 1000;

    /// <summary>Deeper headings are set in as far: a phone has no room for more.</summary>
    private const int DeepestLevel = 4;

    public static Markup Render(HttpContext context, DocumentView view, Permalinks permalinks)
    {
        var (one, reading) = (view.Listed, view.Reading);
        var metadata = one.Metadata;
        var title = InertText.Of(one.Title);
        return Layout.Page(context, $"{one.Title} · TreatyBot", "library", Html($"""
            <header class="bar">
            <a class="back" href="../documents">Documents</a>
            <p class="scope"><bdi>{title}</bdi></p>
            <a class="jump" href="../">Ask</a>
            </header>
            <main>
            <header class="document">
            <p class="eyebrow"><bdi>{InertText.Of(one.Entry.Document.Collection)}</bdi></p>
            <h1><bdi>{title}</bdi></h1>
            <dl class="facts">
            {Fact("Author", metadata.Author)}
            {Fact("Publisher", metadata.Publisher)}
            <div><dt>Published</dt><dd>{DocumentLine.Date(metadata.Published)}</dd></div>
            {Fact("Language", one.Language)}
            {Fact("File", one.Entry.Document.Path)}
            {(reading.Pages.Count == 0 ? Empty : Fact("Pages", DocumentEndpoints.Number(reading.Pages.Count)))}
            <div><dt>Read</dt><dd>{CitationPage.Time(one.Entry.IndexedAt)}</dd></div>
            </dl>
            <p class="links">
            {Read(reading, permalinks)}
            {DocumentLine.Source(metadata.Url)}
            {(view.HasFile ? Html($"""<a href="{one.Entry.Document.Id}/original" download>The original file</a>""") : Empty)}
            </p>
            </header>
            {Relations(view.Relations)}
            {Outline(reading, permalinks)}
            </main>
            """));
    }

    private static Markup Fact(string name, string? value) => Html($"""
        <div><dt>{name}</dt><dd>{(value is null
            ? Html($"""<span class="undated">not stated</span>""")
            : Html($"<bdi>{InertText.Of(value)}</bdi>"))}</dd></div>
        """);

    private static Markup Read(Reading reading, Permalinks permalinks) => reading.Passages.Count == 0
        ? Empty
        : Html($"""<a href="../{permalinks.RelativeAddress(reading.Quote(reading.Passages[0].Range))}">Read from the beginning</a>""");

    private static Markup Relations(IReadOnlyList<DocumentRelation> relations) => relations.Count == 0
        ? Empty
        : Html($"""
            <section class="relations" aria-labelledby="relations">
            <h2 id="relations">Other documents</h2>
            <ul>{relations.OrderBy(relation => relation.IsByLater ? 0 : 1).Select(Relation)}</ul>
            </section>
            """);

    private static Markup Relation(DocumentRelation relation)
    {
        var words = InertText.Of(ReplyLayout.Standing(new(relation.Kind, relation.Name, relation.Date)));
        return relation.Other is { } other
            ? Html($"""<li><a href="{other.Document.Id}"><bdi>{words}</bdi></a></li>""")
            : Html($"<li><bdi>{words}</bdi></li>");
    }

    private static Markup Outline(Reading reading, Permalinks permalinks)
    {
        var headings = Headings(reading).ToList();
        return headings.Count == 0
            ? Empty
            : Html($"""
                <section class="outline" aria-labelledby="outline">
                <h2 id="outline">Outline</h2>
                <ul{DocumentLine.Language(reading.Document.Metadata.Language)}>
                {headings.Take(MaxHeadings).Select(Item)}
                </ul>
                {(headings.Count > MaxHeadings ? Html($"<p>… and {headings.Count - MaxHeadings} more headings.</p>") : Empty)}
                </section>
                """);

        Markup Item((string Text, int Level, Passage Passage) heading) => Html($"""
            <li class="level-{Math.Min(heading.Level, DeepestLevel)}">
            <a href="../{permalinks.RelativeAddress(reading.Quote(heading.Passage.Range))}"><bdi>{InertText.Of(heading.Text)}</bdi></a></li>
            """);
    }

    /// <summary>Every heading once, with the first passage below it: the title, which stands above all, is left out.</summary>
    private static IEnumerable<(string Text, int Level, Passage Passage)> Headings(Reading reading)
    {
        IReadOnlyList<string> above = [];
        foreach (var passage in reading.Passages)
        {
            var path = passage.HeadingPath;
            var same = path.Zip(above).TakeWhile(pair => pair.First == pair.Second).Count();
            for (var level = same; level < path.Count; level++)
            {
                if (level > 0 || !path[level].Equals(reading.Document.DisplayTitle, StringComparison.OrdinalIgnoreCase))
                {
                    yield return (path[level], level, passage);
                }
            }

            above = path;
        }
    }
}
