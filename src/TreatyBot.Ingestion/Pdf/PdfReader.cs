using System.Globalization;
using TreatyBot.Ingestion.Metadata;
using TreatyBot.Ingestion.Ocr;
using TreatyBot.Ingestion.PlainText;
using TreatyBot.Ingestion.Readers;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;

namespace TreatyBot.Ingestion.Pdf;

/// <summary>Reads the text layer of PDF files, and where text recognition is on, pages that are pictures.</summary>
internal sealed class PdfReader(Tesseract? recognition = null) : IDocumentReader
{
    /// <summary>Beyond this a file is no document that anybody reads.</summary>
    private const int MostPages = 5000;

    /// <summary>Of a page's characters: where more have no meaning, its fonts do not tell which letters they show.</summary>
    private const double MostUnknown = 0.3;

    private const string TooLarge = "Part of it unpacks to more than any document has. Save it anew, or split it.";

    private const string Damaged = "It is damaged and cannot be opened as a PDF file. Export or save it anew.";

    public string MediaType => MediaTypes.Pdf;

    public IReadOnlySet<string> Extensions { get; } = new HashSet<string>(StringComparer.Ordinal) { ".pdf" };

    public string Version => recognition is { IsOn: true }
        ? $"pdf/1+ocr:{recognition.Languages}{(recognition.CanRender ? "+drawn" : "")}"
        : "pdf/1";

    public ReadOutcome Read(SourceFile file, CancellationToken cancellationToken)
    {
        var filters = new BoundedFilters();
        try
        {
            var options = new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, FilterProvider = filters };
            using var document = PdfDocument.Open(file.Content.ToArray(), options);
            var read = Read(document, file.Content, cancellationToken);
            return filters.Refused ? new ReadRefusal(TooLarge) : read;
        }
        catch (PdfDocumentEncryptedException)
        {
            return new ReadRefusal("It is protected with a password. Save a copy without one.");
        }
        catch (Exception broken) when (IsOfTheFile(broken))
        {
            // Where a file is not as the format wants it, the library throws whatever it stumbles over.
            return new ReadRefusal(filters.Refused ? TooLarge : Damaged);
        }
    }

    private static bool IsOfTheFile(Exception failure) =>
        failure is not (OperationCanceledException or InsufficientExecutionStackException or OutOfMemoryException);

    private ReadOutcome Read(PdfDocument document, ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        if (document.NumberOfPages > MostPages)
        {
            return new ReadRefusal($"It has more than {MostPages} pages. Split it.");
        }

        var (pages, unread) = (new List<PdfPage>(), new List<int>());
        var pictures = recognition is { IsOn: true } ? new PicturePages(document, file, recognition, cancellationToken) : null;
        for (var number = 1; number <= document.NumberOfPages; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = Page(document, number);
            page = page.Lines.Count == 0 && page.HasImages && Recognise(pictures, number) is { } read ? read : page;
            pages.Add(page);
            if (page.Lines.Count == 0 && page.HasImages)
            {
                unread.Add(number);
            }
        }

        if (pages.TrueForAll(page => page.Lines.Count == 0))
        {
            return new ReadRefusal(unread.Count > 0
                ? $"Its {(unread.Count == 1 ? "page is an image" : $"{unread.Count} pages are images")} without a text layer. "
                    + WhatToDo(pictures)
                : "There is no text in it. Where its pages are pictures, run text recognition (OCR) over it and save it with its text.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        var cleaned = RunningLines.Remove(pages);
        var headings = new PdfHeadings(cleaned, PdfBookmarks.Of(document));
        var (blocks, marks) = PdfBlocks.Of(cleaned, headings);
        var labels = PdfPageLabels.Of(document);
        var firstPage = string.Join('\n', pages[0].Lines.Select(line => line.Text));
        var about = document.Information;
        var metadata = FileProperties.Of(about.Title, about.Author, Day(about.CreationDate), firstPage)
            .Over(new(Title: Title(blocks), Language: PdfPageLabels.Language(document)));
        return new ReadDocument(metadata, blocks)
        {
            Pages = marks,
            PageLabels = cleaned.Select(page => (page.Number, Label: labels.GetValueOrDefault(page.Number) ?? page.PrintedNumber))
                .Where(page => page.Label is not null).ToDictionary(page => page.Number, page => page.Label!),
            PicturePages = cleaned.Where(page => page.IsPicture).Select(page => page.Number).ToHashSet(),
            Warnings = unread.Count > 0 ? [$"{Named(unread)} without a text layer and not read. {WhatToDo(pictures)}"] : [],
        };
    }

    private string WhatToDo(PicturePages? pictures) => recognition switch
    {
        { IsOn: true } when pictures is { LacksRenderer: true } => "Their pictures are packed as a fax or as JPEG 2000, and there is no "
            + "program pdftoppm that draws such pages: install it (Debian: poppler-utils).",
        { IsOn: true } => "No text was recognised there, or not within the limits: raise Ingestion:ReadSeconds or Ingestion:ReadMegabytes, "
            + "or run text recognition (OCR) over it and save it with its text.",
        { IsWanted: true } => "Ingestion:Ocr is on, but there is no program tesseract: install it (Debian: tesseract-ocr).",
        _ => "Run text recognition (OCR) over it and save it with its text.",
    };

    private static PdfPage? Recognise(PicturePages? pictures, int number)
    {
        try
        {
            return pictures?.Read(number);
        }
        catch (Exception broken) when (IsOfTheFile(broken))
        {
            return null;
        }
    }

    private static PdfPage Page(PdfDocument document, int number)
    {
        Page page;
        try
        {
            page = document.GetPage(number);
        }
        catch (Exception broken) when (IsOfTheFile(broken))
        {
            // One page that cannot be read does not cost the others.
            return new PdfPage(number, [], HasImages: true);
        }

        var words = PdfWords.Of(page);
        var text = string.Concat(words.Select(word => word.Text));
        var unknown = text.Count(c => c is '\ufffd' or >= '\ue000' and <= '\uf8ff' || char.IsControl(c));
        return unknown > MostUnknown * text.Length
            ? new PdfPage(number, [], HasImages: true)
            : new PdfPage(number, PdfColumns.Lines(words, number), HasImages: page.NumberOfImages > 0);
    }

    /// <summary>The line that names an instrument before its prose begins, or the largest heading above it.</summary>
    private static string? Title(IReadOnlyList<Block> blocks) => MetadataLayers.Line(
        DocumentTitle.Find(blocks)
            ?? blocks.Take(FirstBlocks).OfType<Heading>()
                .FirstOrDefault(heading => heading.Level == 1 && DocumentTitle.IsTitle(heading.Text))?.Text);

    private const int FirstBlocks = 8;

    /// <summary>The day of a time as PDF writes it: D:20210503101500Z.</summary>
    private static DateOnly? Day(string? stamp) =>
        stamp?.Replace("D:", "") is { Length: >= 8 } time
        && DateOnly.TryParseExact(time.AsSpan(0, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    private static string Named(List<int> pages)
    {
        var runs = new List<string>();
        for (var i = 0; i < pages.Count; i++)
        {
            var start = i;
            while (i + 1 < pages.Count && pages[i + 1] == pages[i] + 1)
            {
                i++;
            }

            runs.Add(start == i ? $"{pages[i]}" : $"{pages[start]}–{pages[i]}");
        }

        return pages.Count == 1 ? $"Page {runs[0]} is" : $"Pages {string.Join(", ", runs)} are";
    }
}
