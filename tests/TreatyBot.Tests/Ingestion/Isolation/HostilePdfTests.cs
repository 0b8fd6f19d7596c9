using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TreatyBot.Ingestion;
using TreatyBot.Ingestion.Isolation;
using TreatyBot.Ingestion.Pdf;
using TreatyBot.Ingestion.Readers;
using TreatyBot.Tests.Ingestion.Pdf;

namespace TreatyBot.Tests.Ingestion.Isolation;

/// <summary>The program itself reads files that were made to hang or to burst whoever reads them.</summary>
[Collection(Alone.Name)]
public sealed class HostilePdfTests : IDisposable
{
    private const string Page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << ";

    private readonly IngestionOptions _options = new() { ReadSeconds = 120, ReadMegabytes = 256 };
    private readonly ReadingProcesses _processes;
    private readonly SourceExtractor _extractor;

    public HostilePdfTests()
    {
        var command = new ReadingCommand("dotnet", [Path.Combine(AppContext.BaseDirectory, "treatybot.dll"), "read"]);
        _processes = new(command, Options.Create(_options), TimeProvider.System);
        var readers = new ServiceCollection().AddIngestion().BuildServiceProvider().GetServices<IDocumentReader>();
        _extractor = new(readers, _processes);
    }

    public void Dispose() => _processes.Dispose();

    [Fact]
    public async Task A_page_that_draws_itself_for_ever_is_given_up_and_the_next_file_is_read()
    {
        // Each form draws the next one twice: 2^60 times in all.
        const int Forms = 60;
        List<string> objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", Page
            + "/XObject << /F 5 0 R >> >> >>", Stream("/F Do")];
        for (var form = 0; form < Forms; form++)
        {
            var resources = form + 1 < Forms ? $"/Resources << /XObject << /F {form + 6} 0 R >> >>" : "";
            objects.Add(Stream(form + 1 < Forms ? "/F Do /F Do" : "", $"/Type /XObject /Subtype /Form /BBox [0 0 595 842] {resources} "));
        }

        _options.ReadSeconds = 3;
        (await ReadAsync(RawPdf.Of([.. objects]))).ShouldBeOfType<ExtractRefusal>().Reason.ShouldContain("longer than 3 s");
        _options.ReadSeconds = 120;
        (await ReadAsync(RawPdf.Of(
                "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                Page + "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>", RawPdf.Line("Ferries sail"))))
            .ShouldBeOfType<Extract>().Text.ShouldBe("Ferries sail");
    }

    [Fact]
    public async Task A_stream_that_unpacks_to_gigabytes_is_refused()
    {
        var refusal = (await ReadAsync(Bomb(2048))).ShouldBeOfType<ExtractRefusal>();
        refusal.Reason.ShouldBe("Part of it unpacks to more than any document has. Save it anew, or split it.");
        refusal.ByContent.ShouldBeTrue();
    }

    [Fact]
    public void A_stream_that_unpacks_to_gigabytes_is_never_held_in_memory()
    {
        var before = GC.GetTotalAllocatedBytes();
        new PdfReader().Read(new SourceFile("a.pdf", Bomb(1024)), CancellationToken.None).ShouldBeOfType<ReadRefusal>();
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(256L * 1024 * 1024);
    }

    private static byte[] Bomb(int megabytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var spaces = Encoding.ASCII.GetBytes(new string(' ', 1024 * 1024));
            for (var i = 0; i < megabytes; i++)
            {
                zlib.Write(spaces);
            }
        }

        return RawPdf.Of(
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", Page + ">> >>",
            Stream(Encoding.Latin1.GetString(packed.ToArray()), "/Filter /FlateDecode "));
    }

    private static string Stream(string content, string entries = "") =>
        $"<< {entries}/Length {content.Length} >>\nstream\n{content}\nendstream";

    private Task<ExtractOutcome> ReadAsync(byte[] file) => _extractor.ExtractAsync(new SourceFile("a.pdf", file), CancellationToken.None);
}
