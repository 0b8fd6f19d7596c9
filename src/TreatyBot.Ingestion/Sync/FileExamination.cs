using TreatyBot.Core.Documents;
using TreatyBot.Core.Text;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Sync;

/// <summary>What a look at one file came to.</summary>
internal abstract record ExaminedFile(FoundFile File);

/// <summary>It is as the store knows it.</summary>
internal sealed record UnchangedFile(FoundFile File) : ExaminedFile(File);

/// <summary>The same bytes under another time.</summary>
internal sealed record TouchedFile(FoundFile File, SourceFingerprint Fingerprint) : ExaminedFile(File);

/// <summary>New or changed, and read.</summary>
internal sealed record DraftedFile(FoundFile File, DocumentDraft Draft, IReadOnlyList<string> Warnings) : ExaminedFile(File);

/// <summary>It makes no document now; <c>Fault</c> is what a reader threw, and where.</summary>
internal sealed record RefusedFile(FoundFile File, string Reason, bool MayPass, string? Fault = null) : ExaminedFile(File)
{
    /// <summary>False where it could not be opened or loaded: that costs nothing to try again.</summary>
    public bool WasRead { get; init; }
}

/// <summary>It made no document when it was read last, and nothing has changed since.</summary>
internal sealed record StillWithoutDocument(FoundFile File, SourceFinding Finding) : ExaminedFile(File);

/// <summary>Its bytes are of a kind that no reader takes.</summary>
internal sealed record PassedOverFile(FoundFile File, string Kind) : ExaminedFile(File);

/// <summary>It holds other files; <c>Itself</c> is null where it is nothing else.</summary>
internal sealed record ArchiveFile(FoundFile File, ExaminedFile? Itself, IReadOnlyList<ExaminedFile> Parts, IReadOnlyList<string> Warnings)
    : ExaminedFile(File);

/// <summary>Compares a file with what the store knows of it, at the least cost that tells, and reads it where it differs.</summary>
internal static class FileExamination
{
    /// <summary>
    /// The clock of a file system ticks coarsely (2 s on FAT, up to 10 ms on ext4): what was written so lately may have been written again
    /// under the same time.
    /// </summary>
    private static readonly TimeSpan LatelyWritten = TimeSpan.FromSeconds(2);

    public static bool IsLatelyWritten(FoundFile file, DateTimeOffset now) => (now - file.Modified).Duration() < LatelyWritten;

    public static async Task<ExaminedFile> ExamineAsync(
        string collection,
        FoundFile file,
        IReadOnlyList<KnownSource> known,
        SourceExtractor extractor,
        ILanguageDetector? languages,
        int maxBytes,
        TimeSpan precision,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var suffix = file.Corrections.VersionSuffix;
        var first = known.Count > 0 ? known[0] : null;
        var sameReader = first is not null
            && (file.CorrectionsUnknown || known.All(source => extractor.IsCurrent(file.ReadAs, source.Reader, suffix)));
        var sameTime = sameReader && first!.Source.Size == file.Size && (first.Source.Modified - file.Modified).Duration() < precision;
        if (sameTime && !IsLatelyWritten(file, now))
        {
            return new UnchangedFile(file);
        }

        var loaded = await FileLoading.LoadAsync(file.FullPath, maxBytes, cancellationToken);
        if (loaded.Content is null)
        {
            return new RefusedFile(file, loaded.Refusal!, loaded.MayPass);
        }

        if (sameReader && first!.Source.Sha256 == loaded.Fingerprint!.Sha256)
        {
            return sameTime ? new UnchangedFile(file) : new TouchedFile(file, loaded.Fingerprint);
        }

        var outcome = await extractor.ExtractAsync(new SourceFile(file.ReadAs, loaded.Content), cancellationToken);
        return outcome switch
        {
            Extract { Parts.Count: > 0 } extract => new ArchiveFile(file, Examined(file, extract), [.. extract.Parts.Select(Part)], []),
            ExtractArchive archive => new ArchiveFile(file, null, [.. archive.Parts.Select(Part)], archive.Warnings),
            _ => Examined(file, outcome),
        };

        ExaminedFile Part(ExtractedPart part) =>
            Examined(file with { Path = $"{file.Path}/{part.Path}", Corrections = file.Corrections.ForPart() }, part.Outcome);

        ExaminedFile Examined(FoundFile found, ExtractOutcome outcome) => outcome switch
        {
            Extract extract => new DraftedFile(found, Draft(found, extract), extract.Warnings),
            ExtractPassedOver passed => new PassedOverFile(found, passed.Kind),
            ExtractRefusal refusal => new RefusedFile(found, refusal.Reason, !refusal.ByContent, refusal.Fault) { WasRead = true },
            var other => throw new InvalidOperationException(other.GetType().Name),
        };

        DocumentDraft Draft(FoundFile found, Extract extract)
        {
            var today = DateOnly.FromDateTime(now.UtcDateTime);
            var metadata = found.Corrections.ApplyTo(extract.Metadata, today);
            return new(
                collection, found.Path, loaded.Fingerprint!, extract.Reader + (SourceExtractor.IsPart(extract.Reader) ? "" : suffix),
                metadata, extract.Text, extract.Passages)
            {
                Pages = extract.Pages,
                Facts = found.Corrections.ApplyTo(extract.Facts, extract.Metadata, metadata, today) with
                {
                    Languages = languages?.Detect(extract.Text, metadata.Language) ?? [],
                },
            };
        }
    }
}
