using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using TreatyBot.Core.Documents;
using TreatyBot.Ingestion;
using TreatyBot.Ingestion.Sync;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Ingestion;

public sealed class ArchiveSyncTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly InMemoryDocumentStore _store = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Files_in_an_archive_are_documents_of_their_own()
    {
        Pack("a.zip", ("b/ferries.txt", "Ferries sail at noon."), ("tolls.md", "# Tolls\n\nThey are paid."), ("ship.png", "x"),
            ("empty.txt", ""), ("../out.txt", "Out."), ("__MACOSX/tolls.md", "x"));
        var summary = await SyncAsync();
        summary.Added.ShouldBe(["a.zip/b/ferries.txt", "a.zip/tolls.md"], ignoreOrder: true);
        summary.PassedOver.Select(file => file.Path).ShouldBe(["a.zip/ship.png"]);
        summary.Refused.Select(file => file.Path).ShouldBe(["a.zip/empty.txt"]);
        (await _store.ListAsync(default)).Select(entry => entry.Document.Path)
            .ShouldBe(["a.zip/b/ferries.txt", "a.zip/tolls.md"], ignoreOrder: true);
    }

    [Fact]
    public async Task An_archive_that_has_not_changed_is_not_opened_again_and_what_was_found_in_it_stays()
    {
        var path = Pack("a.zip", ("ferries.txt", "Ferries sail at noon."), ("empty.txt", ""), ("ship.png", "x"));
        await SyncAsync();
        using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            var again = await SyncAsync();
            again.HasChanges.ShouldBeFalse();
            again.Unchanged.ShouldBe(1);
            again.Refused.Single().Path.ShouldBe("a.zip/empty.txt");
            again.PassedOver.Single().Path.ShouldBe("a.zip/ship.png");
        }
    }

    [Fact]
    public async Task An_archive_without_a_document_is_not_opened_again_until_it_changes()
    {
        string[] paths = [Pack("a.zip", ("empty.txt", ""), ("ship.png", "x")), Pack("none.zip", (".hidden", "x"))];
        (await SyncAsync()).Refused.Select(refused => refused.Path).ShouldBe(["a.zip/empty.txt", "none.zip"]);
        var held = paths.Select(path => new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None)).ToList();
        var again = await SyncAsync();
        held.ForEach(file => file.Dispose());
        again.HasChanges.ShouldBeFalse();
        again.Refused.Select(refused => refused.Path).ShouldBe(["a.zip/empty.txt", "none.zip"], ignoreOrder: true);
        again.PassedOver.Single().Path.ShouldBe("a.zip/ship.png");

        Pack("a.zip", ("empty.txt", ""), ("ship.png", "x"), ("tolls.txt", "Tolls are paid."));
        (await SyncAsync()).Added.ShouldBe(["a.zip/tolls.txt"]);
    }

    [Fact]
    public async Task What_an_archive_no_longer_holds_answers_no_longer()
    {
        Pack("a.zip", ("ferries.txt", "Ferries sail at noon."), ("tolls.txt", "Tolls are paid."));
        await SyncAsync();
        Pack("a.zip", ("ferries.txt", "Ferries sail at six."));
        var summary = await SyncAsync();
        summary.Changed.ShouldBe(["a.zip/ferries.txt"]);
        summary.Removed.ShouldBe(["a.zip/tolls.txt"]);

        File.Delete(Path.Combine(_folder.Path, "a.zip"));
        (await SyncAsync()).Removed.ShouldBe(["a.zip/ferries.txt"]);
        (await _store.ListAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_attachment_is_a_document_beside_its_mail()
    {
        _folder.Write("m.eml",
            "From: Anna Berg <anna@example.org>\r\nSubject: Ferries\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nThe tolls are attached.\r\n"
            + "--b\r\nContent-Type: text/csv\r\nContent-Disposition: attachment; filename=\"tolls.csv\"\r\n\r\nShip,Toll\r\nGull,4\r\n"
            + "--b--\r\n");
        var summary = await SyncAsync();
        summary.Added.ShouldBe(["m.eml", "m.eml/tolls.csv"]);
        var entries = await _store.ListAsync(default);
        (await _store.FindReadingAsync(entries.Single(entry => entry.Document.Path == "m.eml/tolls.csv").ReadingId,
            default))!.Text.ShouldBe("Ship: Gull · Toll: 4");
        (await SyncAsync()).Unchanged.ShouldBe(2);
    }

    [Fact]
    public async Task Mails_of_a_mailbox_are_documents_of_their_own()
    {
        _folder.Write("post.mbox",
            "From anna@example.org Mon May  3 10:00:00 2021\nFrom: Anna <anna@example.org>\nSubject: Ferries\n\nFerries sail at noon.\n\n"
                + "From jo@example.org Mon May  3 11:00:00 2021\nFrom: Jo <jo@example.org>\nSubject: Tolls\n\nTolls are paid.\n");
        (await SyncAsync()).Added.ShouldBe(["post.mbox/0001.eml", "post.mbox/0002.eml"]);
        (await _store.ListAsync(default)).Select(entry => entry.Document.Metadata.Title).ShouldBe(["Ferries", "Tolls"], ignoreOrder: true);
    }

    [Fact]
    public async Task Archives_in_archives_are_opened_and_those_without_end_are_not()
    {
        var inner = Zip(("tolls.txt", Encoding.UTF8.GetBytes("Tolls are paid.")));
        for (var i = 0; i < 5; i++)
        {
            inner = Zip(("in.zip", inner), ($"{i}.txt", Encoding.UTF8.GetBytes($"Text {i}.")));
        }

        await File.WriteAllBytesAsync(Path.Combine(_folder.Path, "a.zip"), inner);
        var summary = await SyncAsync();
        summary.Added.ShouldBe(["a.zip/4.txt", "a.zip/in.zip/3.txt", "a.zip/in.zip/in.zip/2.txt"], ignoreOrder: true);
        summary.Refused.Select(refused => refused.Path).ShouldAllBe(path => path.StartsWith("a.zip/in.zip/in.zip/"));
    }

    private string Pack(string name, params (string Name, string Content)[] files)
    {
        var path = Path.Combine(_folder.Path, name);
        File.WriteAllBytes(path, Zip([.. files.Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Content)))]));

        // Not so lately that it has to be looked into again.
        File.SetLastWriteTimeUtc(path, new DateTime(2020, 1, 1, 0, files.Length, files[0].Content.Length % 60, DateTimeKind.Utc));
        return path;
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in files)
            {
                using var part = archive.CreateEntry(name).Open();
                part.Write(content);
            }
        }

        return stream.ToArray();
    }

    private Task<SyncSummary> SyncAsync() =>
        new ServiceCollection().AddLogging().AddIngestion().AddSingleton<IDocumentStore>(_store).BuildServiceProvider()
            .GetRequiredService<CorpusSync>().SyncAsync(new("pacts", [_folder.Path]), progress: null, CancellationToken.None);
}
