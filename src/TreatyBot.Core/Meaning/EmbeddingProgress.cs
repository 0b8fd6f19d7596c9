namespace TreatyBot.Core.Meaning;

/// <summary>How far the vectors of documents are made.</summary>
/// <param name="Passages">So many passages have them.</param>
/// <param name="Total">So many passages answer.</param>
public sealed record EmbeddingProgress(int Passages, int Total)
{
    public bool IsDone => Passages >= Total;
}
