using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using TreatyBot.Chat.Export;
using TreatyBot.Core.Conversations;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Chat;

public sealed class ThreadExportTests : IAsyncLifetime, IDisposable
{
    private static readonly Asker Ada = new("discord", "7");
    private static readonly Place Thread = new("discord", "1", "2", "3", PlaceKind.Channel);

    private readonly TestCorpus _corpus = new();
    private readonly InMemoryConversationStore _conversations = new();
    private readonly IntakeGate _gate = new(TimeProvider.System);
    private readonly Desk _desk;
    private int _events;

    public ThreadExportTests() => _desk = TestDesk.Over(_corpus, _conversations, _gate);

    public async Task InitializeAsync()
    {
        await _corpus.AddAsync("rules.md", "Rules *of* the [Harbour]", "The mooring fee\nis 40 *crowns* a night, # not <b>more</b>.");
        await _corpus.AddAsync("secret.md", "Secret", "The mooring fee of the mayor is one crown.", "hidden");
        await AskAsync("What is the mooring fee?");
        await AskAsync("thanks");
        await AskAsync("/pin");
        await AskAsync("Who painted the lighthouse?");
        await AskAsync("/export");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _corpus.Dispose();
        _gate.Dispose();
    }

    [Fact]
    public async Task Markdown_quotes_word_for_word_and_formats_nothing_of_it()
    {
        var file = (await WriteAsync(ExportFormat.Markdown))!;
        file.Name.ShouldBe("treatybot-2026-12-31-0000.md");
        var text = Encoding.UTF8.GetString(file.Content);
        var html = Markdig.Markdown.ToHtml(text, new Markdig.MarkdownPipelineBuilder().Build());
        System.Net.WebUtility.HtmlDecode(html).ShouldContain("is 40 ");
        text.ShouldContain(@"\# not \<b\>more\</b\>\.");
        text.ShouldContain("## What is the mooring fee?");
        text.ShouldContain(@"[^1]: Rules \*of\* the \[Harbour\] · undated");
        text.ShouldContain("The documents do not say");
        text.ShouldNotContain("thanks");
        text.ShouldNotContain("mayor");
    }

    [Fact]
    public async Task A_Word_document_is_valid_and_each_quote_has_its_footnote()
    {
        var file = (await WriteAsync(ExportFormat.Word))!;
        using var document = WordprocessingDocument.Open(new MemoryStream(file.Content), isEditable: false);
        new OpenXmlValidator().Validate(document).Select(error => error.Description).ShouldBeEmpty();
        var body = document.MainDocumentPart!.Document!.Body!;
        var quotes = body.Descendants<Paragraph>().Where(line => line.ParagraphProperties?.ParagraphStyleId?.Val == "Quote").ToList();
        quotes.ShouldHaveSingleItem().InnerText.ShouldBe("The mooring feeis 40 *crowns* a night, # not <b>more</b>.");
        quotes[0].Descendants<Break>().Count().ShouldBe(1);
        var note = quotes[0].Descendants<FootnoteReference>().ShouldHaveSingleItem().Id!.Value;
        document.MainDocumentPart.FootnotesPart!.Footnotes!.Elements<Footnote>().Single(one => one.Id! == note).InnerText
            .ShouldContain("Rules *of* the [Harbour] · undated");
    }

    [Fact]
    public async Task Of_a_thread_in_which_nothing_was_asked_there_is_no_file() =>
        (await new ThreadExport(_desk, TestCorpus.Clock).WriteAsync(Ada, Thread with { Thread = "9" }, ExportFormat.Word, null, default))
            .ShouldBeNull();

    [Fact]
    public async Task What_may_not_be_shown_to_whoever_asks_is_not_in_it()
    {
        var file = await new ThreadExport(_desk, TestCorpus.Clock).WriteAsync(
            Ada, Thread with { Space = "99" }, ExportFormat.Markdown, null, default);
        Encoding.UTF8.GetString(file?.Content ?? []).ShouldNotContain("crowns");
    }

    private Task<ExportFile?> WriteAsync(ExportFormat format) =>
        new ThreadExport(_desk, TestCorpus.Clock).WriteAsync(Ada, Thread, format, null, default);

    private async Task AskAsync(string text)
    {
        var question = new AskedQuestion($"discord:m:{++_events}", text, Ada, Thread, TestCorpus.Clock.GetUtcNow());
        await _desk.AcceptAsync(question, default);
        await _desk.AnswerAsync(question, default);
    }
}
