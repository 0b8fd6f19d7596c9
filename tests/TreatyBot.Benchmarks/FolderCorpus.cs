using System.Text;
using AngleSharp.Html.Parser;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;
using Document = TreatyBot.Core.Documents.Document;

namespace TreatyBot.Benchmarks;

/// <summary>
/// The files of a folder as documents, read as plainly as can be: headings, and blocks of text packed into passages. The index is measured here, and
/// not the readers.
/// </summary>
internal static class FolderCorpus
{
    /// <summary>A passage ends with the block that makes it so long.</summary>
    private const int PassageCharacters = 450;

    public const string Collection = "corpus";

    public static IReadOnlyList<IndexedDocument> Read(string folder)
    {
        var documents = new List<IndexedDocument>();
        var nextPassage = 1L;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var (title, blocks) = Path.GetExtension(file) switch
            {
                ".html" or ".htm" => ReadHtml(File.ReadAllText(file)),
                ".md" or ".txt" => (null, File.ReadAllText(file).Split("\n\n").Select(text => new Block(text.Trim(), IsHeading: text.StartsWith('#')))),
                _ => (null, []),
            };
            var document = Document(documents.Count + 1, nextPassage, Path.GetRelativePath(folder, file), title, blocks);
            nextPassage += document.Reading.Passages.Count;
            documents.Add(document);
        }

        return documents;
    }

    /// <summary>Prints how much there is.</summary>
    /// <returns>How many passages.</returns>
    public static int Describe(IReadOnlyList<IndexedDocument> documents)
    {
        var passages = documents.Sum(document => document.Reading.Passages.Count);
        var characters = documents.Sum(document => (long)document.Reading.Text.Length);
        Measure.Line("corpus", $"{documents.Count} documents, {passages} passages, {characters} characters");
        return passages;
    }

    private static (string? Title, IEnumerable<Block> Blocks) ReadHtml(string html)
    {
        using var page = new HtmlParser().ParseDocument(html);
        var blocks = page.QuerySelectorAll("h1,h2,h3,h4,h5,h6,p,li,td,pre")
            .Where(element => element.QuerySelector("p,li") is null)
            .Select(element => new Block(element.TextContent.Trim(), element.LocalName[0] == 'h'))
            .ToList();
        return (page.Title, blocks);
    }

    private static IndexedDocument Document(long id, long firstPassage, string path, string? title, IEnumerable<Block> blocks)
    {
        var text = new StringBuilder();
        var passages = new List<Passage>();
        var heading = "";
        var start = 0;
        void End()
        {
            if (text.Length > start)
            {
                passages.Add(new Passage(firstPassage + passages.Count, new TextRange(start, text.Length), heading.Length == 0 ? [] : [heading]));
                text.Append("\n\n");
                start = text.Length;
            }
        }

        foreach (var block in blocks.Where(block => block.Text.Length > 0))
        {
            if (block.IsHeading)
            {
                End();
                heading = block.Text;
                continue;
            }

            text.Append(text.Length > start ? "\n\n" : "").Append(block.Text);
            if (text.Length - start >= PassageCharacters)
            {
                End();
            }
        }

        End();
        var document = new Document(id, Collection, path, new DocumentMetadata(title));
        var whole = text.ToString();
        var entry = new CatalogueEntry(document, id, firstPassage, passages.Count, DateTimeOffset.UnixEpoch, "");
        return new IndexedDocument(entry, new Reading(id, document, Reading.Hash(whole), whole, passages));
    }

    private sealed record Block(string Text, bool IsHeading);
}
