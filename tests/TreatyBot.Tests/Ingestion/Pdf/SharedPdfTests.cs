using System.Text.RegularExpressions;

namespace TreatyBot.Tests.Ingestion.Pdf;

/// <summary>Public PDF files that lie beside the repository, with the text that people expect of them.</summary>
public sealed partial class SharedPdfTests
{
    private const double LeastShare = 0.95;

    [SkippableFact]
    public void The_expected_text_comes_out_in_order()
    {
        var folder = SharedFolder.Find("eval/documents/pdf");
        foreach (var expected in Directory.EnumerateFiles(folder, "*.expected.txt"))
        {
            var file = expected.Replace(".expected.txt", ".pdf");
            var (wanted, found) = (Shingles(File.ReadAllText(expected)), Shingles(PdfDraft.Read(File.ReadAllBytes(file)).Composed().Text));
            var both = wanted.Sum(run => Math.Min(run.Value, found.GetValueOrDefault(run.Key)));
            ((double)both / wanted.Values.Sum()).ShouldBeGreaterThanOrEqualTo(LeastShare, file);
            ((double)both / found.Values.Sum()).ShouldBeGreaterThanOrEqualTo(LeastShare, file);
        }
    }

    [SkippableTheory]
    [InlineData("encrypted.pdf", "It is protected with a password. Save a copy without one.")]
    [InlineData("corrupt.pdf", "It is damaged and cannot be opened as a PDF file. Export or save it anew.")]
    public void What_cannot_be_read_is_refused_with_what_to_do(string file, string reason) =>
        PdfDraft.Read(File.ReadAllBytes(SharedFolder.Find($"eval/documents/other/{file}"))).Refusal().ShouldBe(reason);

    [SkippableFact]
    public void A_file_that_only_its_owners_rights_protect_is_read() =>
        PdfDraft.Read(File.ReadAllBytes(SharedFolder.Find("eval/documents/other/owner_protected.pdf")))
            .Composed().Text.ShouldBe("Hello World");

    private static Dictionary<string, int> Shingles(string text)
    {
        var words = Word().Matches(text.ToLowerInvariant()).Select(match => match.Value).ToList();
        return Enumerable.Range(0, Math.Max(0, words.Count - 3)).Select(i => string.Join(' ', words.Skip(i).Take(4)))
            .GroupBy(run => run).ToDictionary(run => run.Key, run => run.Count());
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
