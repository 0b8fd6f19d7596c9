using TreatyBot.Core.Documents;

namespace TreatyBot.Ingestion.Sync;

/// <summary>Brings the store up to what a look at each file came to, and writes down what that did.</summary>
/// <param name="store">The store.</param>
/// <param name="known">What is known, by path.</param>
/// <param name="parts">What is known of the files inside files, by the file that holds them.</param>
/// <param name="attempts">What is known of files that made no document.</param>
/// <param name="ledger">Where it is written down.</param>
internal sealed class SyncRecording(IDocumentStore store, Dictionary<string, FollowedSource> known, ILookup<string, FollowedSource> parts,
    ReadAttempts attempts, SyncLedger ledger)
{
    public Task RecordAsync(ExaminedFile examined, CancellationToken cancellationToken) => RecordAsync(examined, parts, cancellationToken);

    private async Task RecordAsync(ExaminedFile examined, ILookup<string, FollowedSource> parts, CancellationToken cancellationToken)
    {
        var path = examined.File.Path;
        var own = known.GetValueOrDefault(path);
        switch (examined)
        {
            case UnchangedFile or TouchedFile:
                foreach (var followed in parts[path].Concat(own is null ? [] : [own]))
                {
                    if (examined is TouchedFile touched)
                    {
                        await store.TouchAsync(followed.Source.DocumentId, touched.Fingerprint, cancellationToken);
                    }

                    ledger.Keep(followed.Source.Path, followed.KnownAs);
                }

                ledger.KeepFindingsInside(path);
                break;
            case StillWithoutDocument still:
                ledger.FindAgain(still.Finding, stillAnswers: own is not null || parts[path].Any());
                break;
            case ArchiveFile archive:
                if (archive.Itself is { } itself)
                {
                    await RecordAsync(itself, Nothing, cancellationToken);
                }
                else
                {
                    await WithdrawAsync(own, cancellationToken);
                }

                ledger.Warn(path, archive.Warnings);
                foreach (var part in archive.Parts.DistinctBy(part => part.File.Path))
                {
                    await RecordAsync(part, Nothing, cancellationToken);
                }

                var present = archive.Parts.Select(part => part.File.Path).ToHashSet(StringComparer.Ordinal);
                await WithdrawAllAsync(parts[path].Where(followed => !present.Contains(followed.Source.Path)), cancellationToken);
                break;
            case DraftedFile drafted:
                await store.SaveAsync(drafted.Draft, cancellationToken);
                ledger.Save(path, isNew: own is null, drafted.Warnings);
                await WithdrawAllAsync(parts[path], cancellationToken);
                break;
            case PassedOverFile passed:
                await WithdrawAsync(own, cancellationToken);
                await WithdrawAllAsync(parts[path], cancellationToken);
                ledger.PassOver(path, passed.Kind, attempts.Of(passed.File));
                break;
            case RefusedFile refused:
                if (!refused.MayPass)
                {
                    await WithdrawAsync(own, cancellationToken);
                    await WithdrawAllAsync(parts[path], cancellationToken);
                }

                ledger.Refuse(new(path, refused.Reason, StillAnswers: refused.MayPass && (own is not null || parts[path].Any()))
                {
                    Attempt = refused.WasRead ? attempts.Of(refused.File) : null,
                });
                break;
        }
    }

    private static ILookup<string, FollowedSource> Nothing { get; } = Enumerable.Empty<FollowedSource>()
        .ToLookup(followed => followed.KnownAs);

    private async Task WithdrawAllAsync(IEnumerable<FollowedSource> gone, CancellationToken cancellationToken)
    {
        foreach (var followed in gone)
        {
            await WithdrawAsync(followed, cancellationToken);
        }
    }

    private async Task WithdrawAsync(FollowedSource? gone, CancellationToken cancellationToken)
    {
        if (gone is not null)
        {
            await store.WithdrawAsync(gone.Source.DocumentId, cancellationToken);
            ledger.Remove(gone.Source.Path);
        }
    }
}
