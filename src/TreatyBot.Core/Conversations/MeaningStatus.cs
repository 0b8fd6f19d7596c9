using TreatyBot.Core.Documents;
using TreatyBot.Core.Meaning;

namespace TreatyBot.Core.Conversations;

/// <summary>Says in a line how far documents are compared by meaning, while they are not all.</summary>
public sealed class MeaningStatus(CorpusVectors vectors, TextEncoder encoder)
{
    /// <summary>The line about some documents; null where there is nothing to say.</summary>
    /// <param name="entries">The documents, as far as the reader may see them.</param>
    /// <param name="locale">The reader's language.</param>
    public string? Describe(IEnumerable<CatalogueEntry> entries, string? locale = null) =>
        encoder.IsOn && vectors.Progress(entries) is { IsDone: false } progress
            ? InterfaceTexts.Format("MeaningUnfinished", locale, progress.Total - progress.Passages, progress.Total)
            : null;
}
