namespace TreatyBot.Core.Meaning;

/// <summary>Keeps the vectors of readings. What it holds is derived: where it is lost, it is made again.</summary>
public interface IVectorStore
{
    /// <summary>The vectors of readings, as they were saved; a reading without any is passed over.</summary>
    /// <param name="model">The encoder and the version of the texts that it was given: vectors of different ones have nothing in
    /// common.</param>
    /// <param name="readings">The ids of the readings.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    IAsyncEnumerable<StoredVectors> ReadAsync(string model, IReadOnlyCollection<long> readings, CancellationToken cancellationToken);

    /// <summary>The ids of all readings that have vectors of a model, in no particular order.</summary>
    Task<IReadOnlyCollection<long>> ListAsync(string model, CancellationToken cancellationToken);

    /// <summary>Keeps the vectors of one reading, in place of what there was; a reading that is gone is passed over.</summary>
    Task SaveAsync(string model, StoredVectors vectors, CancellationToken cancellationToken);

    /// <summary>Forgets the vectors of all readings that no longer answer, and those of all other models.</summary>
    /// <returns>How many readings' vectors went.</returns>
    Task<int> PruneAsync(string model, CancellationToken cancellationToken);
}

/// <summary>The vectors of one reading.</summary>
/// <param name="ReadingId">The reading.</param>
/// <param name="Sheet">What <see cref="VectorSheet"/> writes.</param>
public sealed record StoredVectors(long ReadingId, byte[] Sheet);
