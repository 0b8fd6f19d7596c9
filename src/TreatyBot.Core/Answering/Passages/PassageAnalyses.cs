using System.Collections.Concurrent;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;

namespace TreatyBot.Core.Answering.Passages;

/// <summary>
/// The analysed passages of a corpus, made when they are first looked at or ahead of it, in two generations: when the younger is full the
/// older is dropped. Cheaper than an exact order of use, and no reader waits for another.
/// </summary>
/// <param name="corpus">Where the readings come from.</param>
/// <param name="packs">What answers look like in other languages.</param>
/// <param name="generationTerms">How many terms one generation holds.</param>
internal sealed class PassageAnalyses(
    Corpus corpus, LanguagePacks packs, int generationTerms = PassageAnalyses.DefaultGenerationTerms)
{
    /// <summary>Of eight bytes each, so that two generations stay within about 50 MB: some 150,000 passages.</summary>
    public const int DefaultGenerationTerms = 3_000_000;

    /// <summary>What a passage costs beside its terms, counted in terms.</summary>
    private const int Overhead = 30;

    private volatile ConcurrentDictionary<long, PassageAnalysis> _young = new();
    private volatile ConcurrentDictionary<long, PassageAnalysis> _old = new();
    private int _youngTerms;

    /// <summary>The analysis of a passage; null where its document is gone.</summary>
    public ValueTask<PassageAnalysis?> FindAsync(CatalogueEntry entry, long passageId, CancellationToken cancellationToken)
    {
        if (_young.TryGetValue(passageId, out var analysis) && analysis.ReadingId == entry.ReadingId)
        {
            return ValueTask.FromResult<PassageAnalysis?>(analysis);
        }

        if (_old.TryGetValue(passageId, out analysis) && analysis.ReadingId == entry.ReadingId)
        {
            Keep(analysis);
            return ValueTask.FromResult<PassageAnalysis?>(analysis);
        }

        return MakeAsync(entry, passageId, cancellationToken);
    }

    /// <summary>Analyses every passage that answers, as far as one generation holds them, so that no question has to wait for it.</summary>
    /// <param name="turn">Awaited before each document; null: nobody is waited for.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task PrepareAsync(Func<CancellationToken, Task>? turn, CancellationToken cancellationToken)
    {
        foreach (var entry in corpus.Catalogue.Entries)
        {
            await (turn?.Invoke(cancellationToken) ?? Task.CompletedTask);
            for (var id = entry.FirstPassageId; id < entry.FirstPassageId + entry.PassageCount; id++)
            {
                if (Volatile.Read(ref _youngTerms) > generationTerms * 9L / 10)
                {
                    return;
                }

                cancellationToken.ThrowIfCancellationRequested();
                await FindAsync(entry, id, cancellationToken);
            }
        }
    }

    private async ValueTask<PassageAnalysis?> MakeAsync(CatalogueEntry entry, long passageId, CancellationToken cancellationToken)
    {
        if (await corpus.FindReadingAsync(entry.ReadingId, cancellationToken) is not { } reading
            || reading.FindPassage(passageId) is not { } passage)
        {
            return null;
        }

        var code = entry.Facts.LanguageAt(passage.Range.Start);
        var analysis = PassageAnalysis.Of(reading, passage, corpus.Languages.Find(code), packs.Find(code));
        Keep(analysis);
        return analysis;
    }

    private void Keep(PassageAnalysis analysis)
    {
        _young[analysis.PassageId] = analysis;
        if (Interlocked.Add(ref _youngTerms, analysis.Terms.Length + Overhead) > generationTerms)
        {
            _old = _young;
            _young = new();
            Interlocked.Exchange(ref _youngTerms, 0);
        }
    }
}
